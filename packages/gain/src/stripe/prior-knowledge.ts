import type { KnownNoise, NoiseModel } from './noise.js';
import type { KnownLoss } from './stripe-problem.js';

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

/** Background and zero error together: a stripe that is longer by L0 emits A L0 more. */
export function expectedOffset(prior: PriorKnowledge, noise: NoiseModel, sourcePerCm: number): number {
  return Math.hypot(prior.darkError ?? Math.sqrt(noise.readVariance), sourcePerCm * prior.zeroErrorCm);
}
