import { fourierTransform } from '@modalgain/numerics';
import type { PixelSet } from '../pixels.js';
import type { RegionHeights } from './region-heights.js';

/** The autocorrelation of heights along the rows, by whole pixels; what levelling took is not given back. */
export interface RowAutocorrelation {
  /** Mean product over the pairs of pixels that a lag spans, over that at lag 0, which comes first. */
  readonly values: Float64Array;
  /** Of how many rows it is the mean. */
  readonly rows: number;
}

/** Beyond half a row there is no telling. */
const longestLagShare = 0.5;
/** More rows than this say no more about a correlation: they are sampled evenly. */
const mostRows = 512;

/** The autocorrelation along the rows of a region of any outline, from transforms of the rows padded against wrapping. */
export function rowAutocorrelation({ zNm, use, rows, columns }: RegionHeights): RowAutocorrelation {
  const lags = Math.floor(longestLagShare * columns) + 1;
  const size = 2 ** Math.ceil(Math.log2(columns + lags));
  const every = Math.ceil(rows / mostRows);
  const sampled = Array.from({ length: Math.ceil(rows / every) }, (_, i) => i * every);
  const products = correlateRows({ sampled, columns, size, use, zNm });
  const pairs = correlateRows({ sampled, columns, size, use });
  const variance = products[0] / pairs[0];
  const values = Float64Array.from({ length: lags }, (_, lag) =>
    pairs[lag] < 0.5 ? NaN : products[lag] / pairs[lag] / variance,
  );
  return { values, rows: sampled.length };
}

/** Sums of products over all pairs of each lag; their number without heights. Rows go two by two, as real and imaginary part: their sums of products add up in the real part. */
function correlateRows(task: {
  readonly sampled: readonly number[];
  readonly columns: number;
  readonly size: number;
  readonly use: PixelSet;
  readonly zNm?: Float64Array;
}): Float64Array {
  const { sampled, columns, size, use, zNm = use } = task;
  const power = new Float64Array(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < sampled.length; i += 2) {
    re.fill(0);
    im.fill(0);
    copyUsed(zNm, use, { start: sampled[i] * columns, columns, to: re });
    if (i + 1 < sampled.length) copyUsed(zNm, use, { start: sampled[i + 1] * columns, columns, to: im });
    fourierTransform({ re, im });
    for (let k = 0; k < size; k++) power[k] += re[k] * re[k] + im[k] * im[k];
  }
  im.fill(0);
  fourierTransform({ re: power, im });
  return power.map((sum) => sum / size);
}

/** Hot: once a pixel. */
function copyUsed(
  values: Float64Array | PixelSet,
  use: PixelSet,
  row: { readonly start: number; readonly columns: number; readonly to: Float64Array },
): void {
  const { start, columns, to } = row;
  for (let column = 0; column < columns; column++)
    if (use[start + column] === 1) to[column] = values[start + column];
}

/**
 * The lag in pixels where the curve first falls to `level`. Between lags it is a piece of exp(-(lag/T)^p), of which the first two lags tell the course
 * up to the first, or a line where it is not positive. `undefined` where it does not fall so far.
 */
export function firstCrossing(values: Float64Array, level: number): number | undefined {
  for (let lag = 1; lag < values.length; lag++) {
    const [before, here] = [values[lag - 1], values[lag]];
    if (Number.isNaN(here)) return undefined;
    if (here > level) continue;
    if (here <= 0 || level <= 0) return lag - 1 + (before - level) / (before - here);
    const fall = Math.log(-Math.log(level) / -Math.log(here));
    return lag * Math.exp(fall / powerBefore(values, lag));
  }
  return undefined;
}

/** p between a lag and the one before it. */
function powerBefore(values: Float64Array, lag: number): number {
  const [from, to] = lag > 1 ? [lag - 1, lag] : [1, 2];
  const power = Math.log(Math.log(values[to]) / Math.log(values[from])) / Math.log(to / from);
  return power > 0.5 && power < 8 ? power : 2;
}
