import type { KnownNoise, NoiseModel } from './noise.js';
import type { KnownLoss, OffsetSplit } from './stripe-problem.js';

/** What is known before the fit; intensities in the points' scale. */
export interface PriorKnowledge {
  readonly noise: KnownNoise;
  /** Standard deviation of the dark level; where it is absent, the noise at no light that the fit itself finds. */
  readonly darkError?: number;
  /** Standard deviation of the stripe's zero in cm. */
  readonly zeroErrorCm: number;
  /** Loss that does not saturate, where it was measured; the saturable model then holds it. */
  readonly loss?: KnownLoss;
}

/** What the offset of a scan is expected to be, and how it is split between background and zero. */
export interface ExpectedOffset extends OffsetSplit {
  /** Standard deviation of background and zero error together: a stripe that is longer by L0 emits A L0 more. */
  readonly offsetPriorError: number;
}

/** A source that emits the largest signal of the scan within 10 pm; only a runaway fit gets there. */
const largestSourcePerCm = 1e9;

export function expectedOffset(
  prior: PriorKnowledge,
  noise: NoiseModel,
  sourcePerCm: number,
): ExpectedOffset {
  const dark = prior.darkError ?? Math.sqrt(noise.readVariance);
  const source = Math.min(sourcePerCm, largestSourcePerCm);
  const zero = source * prior.zeroErrorCm;
  const variance = dark * dark + zero * zero;
  const share = variance > 0 ? (zero * zero) / variance : 0;
  return {
    offsetPriorError: Math.sqrt(variance),
    zeroShare: share,
    zeroCmPerOffset: share / source,
  };
}
