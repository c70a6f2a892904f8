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
  let [absolute, square, cube, fourth, low, high] = [0, 0, 0, 0, Infinity, -Infinity];
  for (let i = 0; i < zNm.length; i++) {
    if (use[i] === 0) continue;
    const z = zNm[i] - mean;
    absolute += Math.abs(z);
    square += z * z;
    cube += z * z * z;
    fourth += z * z * z * z;
    if (z < low) low = z;
    if (z > high) high = z;
  }
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

function meanHeight(zNm: Float64Array, use: PixelSet): { count: number; mean: number } {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < zNm.length; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    count += 1;
  }
  return { count, mean: sum / count };
}
