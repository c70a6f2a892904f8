import { robustDeviation } from '../median.js';
import type { PixelSet } from '../pixels.js';
import { sample } from '../sampling.js';

/** Which way a scar stands out of the rows beside it. */
export type ScarDirection = 'raised' | 'sunken' | 'both';

/** What counts as a scar. */
export interface ScarRule {
  readonly direction: ScarDirection;
  /** How far a scar stands out of the rows above and below it, in robust standard deviations of the differences from row to row. */
  readonly threshold: number;
  readonly leastLengthPixels: number;
  /** A scar is at most so many rows high. */
  readonly mostRows: number;
}

export const usualScarRule: ScarRule = { direction: 'both', threshold: 4, leastLengthPixels: 8, mostRows: 4 };

/** Around a part that stands out by the threshold, a scar goes on as long as it stands out by this share of it. */
const tailShare = 0.5;
const sampleLimit = 20_000;

interface ScarTask {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

export interface Scars {
  readonly pixels: PixelSet;
  readonly count: number;
}

/**
 * Stretches of one or a few rows that stand out of both neighbouring rows alike: what a tip leaves that sticks or loses contact for
 * a moment. Thin ones are looked for first. Rows must be in line already, else their offsets look like scars.
 */
export function findScars(task: ScarTask & { readonly rule: ScarRule }): Scars {
  const { rule, rows, columns } = task;
  const pixels = new Uint8Array(task.zNm.length);
  const thresholdNm = rule.threshold * differenceDeviation(task);
  const signs = rule.direction === 'both' ? [1, -1] : [rule.direction === 'raised' ? 1 : -1];
  let count = 0;
  for (let height = 1; height <= rule.mostRows && thresholdNm > 0; height++) {
    for (let row = 1; row + height < rows; row++) {
      for (const sign of signs) {
        const excess = Float64Array.from({ length: columns }, (_, column) =>
          excessOfStretch(task, { pixels, row, height, column, sign }),
        );
        count += markRuns({
          excess,
          pixels,
          row,
          height,
          columns,
          thresholdNm,
          leastLength: rule.leastLengthPixels,
        });
      }
    }
  }
  return { pixels, count };
}

/** Robust standard deviation of the heights' differences from a row to the next. */
function differenceDeviation({ zNm, use, columns }: ScarTask): number {
  const differences = new Float64Array(zNm.length - columns);
  for (let i = 0; i < differences.length; i++) differences[i] = zNm[i + columns] - zNm[i];
  const chosen = sample(differences, sampleLimit, (i) => use[i] === 1 && use[i + columns] === 1);
  return chosen.length === 0 ? 0 : robustDeviation(chosen, 0);
}

/** By how much the least outstanding pixel of a short column stands out of the pixels above and below it; -Infinity where one is missing or taken. */
function excessOfStretch(
  { zNm, use, columns }: ScarTask,
  at: {
    readonly pixels: PixelSet;
    readonly row: number;
    readonly height: number;
    readonly column: number;
    readonly sign: number;
  },
): number {
  const above = (at.row - 1) * columns + at.column;
  const below = (at.row + at.height) * columns + at.column;
  if (use[above] === 0 || use[below] === 0 || at.pixels[above] === 1 || at.pixels[below] === 1)
    return -Infinity;
  const beside = Math.max(at.sign * zNm[above], at.sign * zNm[below]);
  let least = Infinity;
  for (let pixel = above + columns; pixel < below; pixel += columns) {
    if (use[pixel] === 0 || at.pixels[pixel] === 1) return -Infinity;
    least = Math.min(least, at.sign * zNm[pixel] - beside);
  }
  return least;
}

/** Marks stretches long enough that reach the threshold somewhere; answers how many. */
function markRuns(task: {
  readonly excess: Float64Array;
  readonly pixels: PixelSet;
  readonly row: number;
  readonly height: number;
  readonly columns: number;
  readonly thresholdNm: number;
  readonly leastLength: number;
}): number {
  const { excess, pixels, columns, thresholdNm } = task;
  let count = 0;
  for (let start = 0; start < columns; start++) {
    let end = start;
    let highest = 0;
    for (; end < columns && excess[end] > tailShare * thresholdNm; end++)
      highest = Math.max(highest, excess[end]);
    if (end - start >= task.leastLength && highest > thresholdNm) {
      count += 1;
      for (let row = task.row; row < task.row + task.height; row++)
        pixels.fill(1, row * columns + start, row * columns + end);
    }
    start = end;
  }
  return count;
}

/** The heights with scars replaced by straight lines down each column from the pixel above the scar to the one below. */
export function bridgeScars({ zNm, rows, columns }: Omit<ScarTask, 'use'>, scars: PixelSet): Float64Array {
  const bridged = zNm.slice();
  for (let column = 0; column < columns; column++) {
    for (let row = 1; row + 1 < rows; row++) {
      if (scars[row * columns + column] === 0) continue;
      let end = row;
      while (scars[end * columns + column] === 1) end += 1;
      const [above, below] = [zNm[(row - 1) * columns + column], zNm[end * columns + column]];
      for (let i = row; i < end; i++) {
        const share = (i - row + 1) / (end - row + 1);
        bridged[i * columns + column] = above + share * (below - above);
      }
      row = end;
    }
  }
  return bridged;
}
