import type { PixelSet } from '../pixels.js';

/** What follows needs no more than this many lags; beyond half a row there is no telling. */
const longestLagShare = 0.5;
const corrections = 5;

/**
 * The lag along the rows at which the autocorrelation of the heights has fallen to 1/e, in nm; `undefined` where it does
 * not within half a row. The heights have had their row means removed, which lowers the whole curve by about
 * sqrt(pi) T/L (Gaussian autocorrelation; physics of row levelling to first order) and is undone.
 *
 * @param task.zNm heights with zero mean in every row of `use`
 * @param task.rowLengthNm mean length of a row within `use`
 */
export function correlationLength(task: {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly columns: number;
  readonly pixelXNm: number;
  readonly rowLengthNm: number;
}): number | undefined {
  const correlation = rowAutocorrelation(task);
  let lengthNm: number | undefined;
  for (let i = 0; i < corrections; i++) {
    const lost = Math.min(0.5, (Math.sqrt(Math.PI) * (lengthNm ?? 0)) / task.rowLengthNm);
    const crossing = firstCrossing(correlation, (Math.exp(-1) - lost) / (1 - lost));
    if (crossing === undefined) return undefined;
    lengthNm = crossing * task.pixelXNm;
  }
  return lengthNm;
}

/** Computes the normalised autocorrelation at a lag when it is asked for. */
function rowAutocorrelation(task: {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly columns: number;
}): (lag: number) => number | undefined {
  const known: number[] = [];
  const covariance = (lag: number) => (known[lag] ??= rowCovariance(task, lag));
  return (lag) => (lag <= longestLagShare * task.columns ? covariance(lag) / covariance(0) : undefined);
}

function rowCovariance(
  { zNm, use, columns }: { readonly zNm: Float64Array; readonly use: PixelSet; readonly columns: number },
  lag: number,
): number {
  let sum = 0;
  let count = 0;
  for (let start = 0; start < zNm.length; start += columns) {
    const end = start + columns - lag;
    for (let i = start; i < end; i++) {
      if (use[i] === 0 || use[i + lag] === 0) continue;
      sum += zNm[i] * zNm[i + lag];
      count += 1;
    }
  }
  return sum / count;
}

/** Where the curve first falls to `level`; between lags it is taken as a Gaussian, or as a line where it is not positive. */
function firstCrossing(curve: (lag: number) => number | undefined, level: number): number | undefined {
  for (let lag = 1, before = 1; ; lag++) {
    const here = curve(lag);
    if (here === undefined || Number.isNaN(here)) return undefined;
    if (here > level) {
      before = here;
      continue;
    }
    if (here <= 0 || level <= 0) return lag - 1 + (before - level) / (before - here);
    const share = Math.log(before / level) / Math.log(before / here);
    return Math.sqrt((lag - 1) ** 2 + share * (2 * lag - 1));
  }
}
