import type { PixelSet } from '../pixels.js';

/** Height parameters of ISO 25178-2 about the mean height; population moments. */
export interface HeightStatistics {
  /** Arithmetic mean of |z|. */
  readonly saNm: number;
  /** Root mean square of z. */
  readonly sqNm: number;
  /** Skewness <z^3>/Sq^3; `null` where all heights are equal. */
  readonly ssk: number | null;
  /** Kurtosis <z^4>/Sq^4, 3 for a Gaussian surface; `null` where all heights are equal. */
  readonly sku: number | null;
  /** Highest peak and deepest valley from the mean, both positive, and their sum. */
  readonly spNm: number;
  readonly svNm: number;
  readonly szNm: number;
}

/** Sa, Sq, Ssk, Sku, Sp, Sv and Sz of the pixels of `use`; at least one must be there. */
export function heightStatistics(zNm: Float64Array, use: PixelSet): HeightStatistics {
  const { count, mean } = meanHeight(zNm, use);
  const sums = { absolute: 0, square: 0, cube: 0, fourth: 0, low: Infinity, high: -Infinity };
  for (let from = 0; from < zNm.length; from += stretch)
    addMoments(sums, zNm, use, { mean, from, to: Math.min(from + stretch, zNm.length) });
  const { absolute, square, cube, fourth, low, high } = sums;
  const variance = square / count;
  const flat = variance === 0;
  return {
    saNm: absolute / count,
    sqNm: Math.sqrt(variance),
    ssk: flat ? null : cube / count / variance ** 1.5,
    sku: flat ? null : fourth / count / variance ** 2,
    spNm: high,
    svNm: Math.abs(low),
    szNm: high - low,
  };
}

/** Sums are taken over stretches of so many pixels: the shorter, the less is lost by rounding, and engines make short loops fast. */
const stretch = 4096;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface MomentSums {
  absolute: number;
  square: number;
  cube: number;
  fourth: number;
  low: number;
  high: number;
}

/** Hot: once a pixel. */
function addMoments(
  sums: MomentSums,
  zNm: Float64Array,
  use: PixelSet,
  { mean, from, to }: Stretch & { readonly mean: number },
): void {
  let absolute = 0;
  let square = 0;
  let cube = 0;
  let fourth = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    if (use[i] === 0) continue;
    const z = zNm[i] - mean;
    const squared = z * z;
    absolute += Math.abs(z);
    square += squared;
    cube += squared * z;
    fourth += squared * squared;
    if (z < low) low = z;
    if (z > high) high = z;
  }
  sums.absolute += absolute;
  sums.square += square;
  sums.cube += cube;
  sums.fourth += fourth;
  sums.low = Math.min(sums.low, low);
  sums.high = Math.max(sums.high, high);
}

/** Mean and number of the heights of the pixels of `use`. */
export function meanHeight(zNm: Float64Array, use: PixelSet): { count: number; mean: number } {
  const total = { count: 0, sum: 0 };
  for (let from = 0; from < zNm.length; from += stretch)
    addHeights(total, zNm, use, { from, to: Math.min(from + stretch, zNm.length) });
  return { count: total.count, mean: total.sum / total.count };
}

/** Hot: once a pixel. */
function addHeights(
  total: { count: number; sum: number },
  zNm: Float64Array,
  use: PixelSet,
  { from, to }: Stretch,
): void {
  let count = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    count += 1;
  }
  total.count += count;
  total.sum += sum;
}
