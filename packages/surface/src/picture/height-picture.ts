import type { HeightMap } from '@modalgain/measurements';
import { quantileOfSorted } from '@modalgain/numerics';

/** A scan as small as a figure needs it. */
export interface HeightPicture {
  readonly rows: number;
  readonly columns: number;
  /** Physical size of the whole scan. */
  readonly widthNm: number;
  readonly heightNm: number;
  /** The heights of the lowest and the highest level; what lies beyond has the level of the end. */
  readonly lowNm: number;
  readonly highNm: number;
  /** One byte a pixel in base64, row 0 on top: 0 no height, else the level from 1 to 127, and 128 more where it is masked. */
  readonly pixels: string;
}

/** Levels of a picture; `lowNm` is level 1. */
const pictureLevels = 127;
export const maskedBit = 128;

/** Beyond this share of the heights at either end, dust and scars would take the contrast from the rest. */
const tailShare = 0.01;
const defaultLongestSide = 128;

/**
 * A scan reduced to at most `longestSide` pixels a side, each the mean of the heights in it, in 127 levels between the 1 % and
 * the 99 % quantile.
 *
 * @param task.zNm heights in place of the map's own, e.g. levelled
 * @param task.masked 1 where a pixel does not count; a pixel of the picture is masked where most of those in it are
 */
export function heightPicture(task: {
  readonly map: HeightMap;
  readonly zNm?: Float64Array | undefined;
  readonly masked?: Uint8Array | undefined;
  readonly longestSide?: number;
}): HeightPicture {
  const { map, longestSide = defaultLongestSide } = task;
  const step = Math.max(1, Math.ceil(Math.max(map.rows, map.columns) / longestSide));
  const rows = Math.ceil(map.rows / step);
  const columns = Math.ceil(map.columns / step);
  const { means, maskedShare } = reduce({ ...task, zNm: task.zNm ?? map.zNm, step, rows, columns });
  const sorted = means.filter((z, i) => Number.isFinite(z) && maskedShare[i] <= 0.5).sort();
  const shown = sorted.length > 0 ? sorted : means.filter(Number.isFinite).sort();
  const lowNm = quantileOfSorted(shown, tailShare);
  const highNm = quantileOfSorted(shown, 1 - tailShare);
  const bytes = Uint8Array.from(
    means,
    (z, i) => levelOf(z, lowNm, highNm) + (maskedShare[i] > 0.5 ? maskedBit : 0),
  );
  return {
    rows,
    columns,
    widthNm: map.widthNm,
    heightNm: map.heightNm,
    lowNm,
    highNm,
    pixels: base64(bytes),
  };
}

function levelOf(z: number, lowNm: number, highNm: number): number {
  if (!Number.isFinite(z)) return 0;
  const share = highNm > lowNm ? (z - lowNm) / (highNm - lowNm) : 0.5;
  return 1 + Math.round((pictureLevels - 1) * Math.max(0, Math.min(1, share)));
}

interface Reduction {
  readonly map: HeightMap;
  readonly zNm: Float64Array;
  readonly masked?: Uint8Array | undefined;
  readonly step: number;
  readonly rows: number;
  readonly columns: number;
}

/** Means over squares of `step` pixels, NaN where none of them has a height, and the share of each that is masked. */
function reduce({ map, zNm, masked, step, rows, columns }: Reduction) {
  const means = new Float64Array(rows * columns);
  const counts = new Float64Array(rows * columns);
  const maskedShare = new Float64Array(rows * columns);
  for (let row = 0, pixel = 0; row < map.rows; row++) {
    const start = Math.floor(row / step) * columns;
    for (let column = 0; column < map.columns; column++, pixel++) {
      if (!Number.isFinite(zNm[pixel])) continue;
      const at = start + Math.floor(column / step);
      means[at] += zNm[pixel];
      counts[at] += 1;
      if (masked?.[pixel]) maskedShare[at] += 1;
    }
  }
  for (let i = 0; i < means.length; i++) {
    means[i] /= counts[i];
    maskedShare[i] /= Math.max(1, counts[i]);
  }
  return { means, maskedShare };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
