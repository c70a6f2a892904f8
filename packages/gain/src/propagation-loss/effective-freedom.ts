import { solveSymmetric } from '@modalgain/numerics';
import type { NoiseModel } from '../stripe/noise.js';

/** The estimator of one parameter to first order: how much each point moves it, and where the point lies. */
export interface Estimator {
  /** d parameter / d intensity of each point. */
  readonly sensitivities: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  readonly noise: NoiseModel;
  readonly readNoiseKnown: boolean;
  /** Points less fitted parameters. */
  readonly degreesOfFreedom: number;
}

/**
 * Degrees of freedom of a variance V that is built from a read and a relative noise estimated from the scatter:
 * 2 V^2/var(V), F. E. Satterthwaite, doi:10.2307/3002019. Where only some points tell of the noise that matters, these are
 * fewer than points less parameters, and the interval must be wider.
 */
export function effectiveFreedom(estimator: Estimator): number {
  const { sensitivities, expected, noise, readNoiseKnown, degreesOfFreedom } = estimator;
  let [byRead, byRelative, i00, i01, i11] = [0, 0, 0, 0, 0];
  for (let i = 0; i < expected.length; i++) {
    const square = Math.max(expected[i], 0) ** 2;
    const weight = 1 / (noise.readVariance + noise.relativeVariance * square) ** 2;
    byRead += sensitivities[i] ** 2;
    byRelative += sensitivities[i] ** 2 * square;
    i00 += weight;
    i01 += weight * square;
    i11 += weight * square * square;
  }
  const variance = noise.readVariance * byRead + noise.relativeVariance * byRelative;
  // The Fisher information of variances is half these sums; fitted parameters take their share of it.
  const spread = readNoiseKnown ? byRelative ** 2 / i11 : spreadOfBoth([byRead, byRelative], [i00, i01, i11]);
  const freedom = ((variance * variance) / spread) * (degreesOfFreedom / expected.length);
  return Number.isFinite(freedom) ? Math.min(Math.max(freedom, 1), degreesOfFreedom) : degreesOfFreedom;
}

function spreadOfBoth(
  gradient: readonly [number, number],
  [i00, i01, i11]: readonly [number, number, number],
): number {
  const solution = solveSymmetric(Float64Array.of(i00, i01, i01, i11), Float64Array.from(gradient));
  return solution === undefined
    ? gradient[1] ** 2 / i11
    : gradient[0] * solution[0] + gradient[1] * solution[1];
}
