import type { PixelSet } from '../pixels.js';

/** What a pixel shows: 0 nothing usable, 1 substrate, 2 film. */
export type Labels = Uint8Array;
export const substrate = 1;
export const film = 2;

/** A pixel asks this many neighbours to each side, so that noise and single-row scars do not make islands. */
const voteRadius = 2;

/**
 * Film where most of the 5 x 5 pixels around stand above the threshold, substrate elsewhere.
 */
export function segment(task: {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
  readonly thresholdNm: number;
}): Labels {
  const { zNm, use, rows, columns } = task;
  const votes = new Int8Array(zNm.length);
  for (let i = 0; i < votes.length; i++) votes[i] = use[i] === 0 ? 0 : zNm[i] > task.thresholdNm ? 1 : -1;
  const alongRows = sumAlong(votes, { lines: rows, length: columns, lineStride: columns, stride: 1 });
  const balance = sumAlong(alongRows, { lines: columns, length: rows, lineStride: 1, stride: columns });
  return use.map((used, i) => (used === 0 ? 0 : balance[i] > 0 ? film : substrate));
}

/** Sums over `voteRadius` neighbours to each side along every line, by a running sum; beyond the ends there are none. */
function sumAlong(
  values: Int8Array,
  along: {
    readonly lines: number;
    readonly length: number;
    readonly lineStride: number;
    readonly stride: number;
  },
): Int8Array {
  const { lines, length, lineStride, stride } = along;
  const sums = new Int8Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStride;
    let sum = 0;
    for (let i = -voteRadius; i < length; i++) {
      if (i + voteRadius < length) sum += values[start + (i + voteRadius) * stride];
      if (i - voteRadius > 0) sum -= values[start + (i - voteRadius - 1) * stride];
      if (i >= 0) sums[start + i * stride] = sum;
    }
  }
  return sums;
}
