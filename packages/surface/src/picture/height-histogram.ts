import { quantileOfSorted } from '@modalgain/numerics';
import { sample } from '../sampling.js';

/** How often each height occurs: the share of the heights that count, per nm. */
export interface HeightHistogram {
  /** Middle of each bin, at equal distances. */
  readonly heightNm: Float64Array;
  readonly densityPerNm: Float64Array;
}

const defaultBins = 120;
/** Beyond this share at either end the histogram is one of single scars. */
const tailShare = 0.0005;
/** The bins reach so far beyond those quantiles, as a share of their distance. */
const room = 0.05;
const sampleLimit = 100_000;

/**
 * The histogram of the heights that count, in equal bins; what lies in the outermost 0.05 % may lie beyond them.
 *
 * @param task.use 1 where a pixel counts
 */
export function heightHistogram(task: {
  readonly zNm: Float64Array;
  readonly use: Uint8Array;
  readonly bins?: number;
}): HeightHistogram {
  const { zNm, use, bins = defaultBins } = task;
  const sorted = sample(zNm, sampleLimit, (pixel) => counts(use, zNm, pixel)).sort();
  const [low, high] = [tailShare, 1 - tailShare].map((share) => quantileOfSorted(sorted, share));
  const from = low - room * (high - low);
  const widthNm = ((1 + 2 * room) * (high - low)) / bins || 1;
  const inBin = new Float64Array(bins);
  let all = 0;
  for (let pixel = 0; pixel < zNm.length; pixel++) {
    if (!counts(use, zNm, pixel)) continue;
    const bin = Math.floor((zNm[pixel] - from) / widthNm);
    if (bin >= 0 && bin < bins) inBin[bin] += 1;
    all += 1;
  }
  return {
    heightNm: Float64Array.from(inBin, (_, bin) => from + (bin + 0.5) * widthNm),
    densityPerNm: inBin.map((count) => count / (all * widthNm)),
  };
}

const counts = (use: Uint8Array, zNm: Float64Array, pixel: number): boolean =>
  use[pixel] === 1 && Number.isFinite(zNm[pixel]);
