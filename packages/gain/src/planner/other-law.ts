import { integrateGauss, leastSquares, normalCdf } from '@modalgain/numerics';
import { place, stripeProblem } from '../stripe/stripe-problem.js';
import { twoWayIntensity } from '../stripe/two-way.js';
import type { ExpectedStripe } from './stripe-situation.js';

/** What a fit by the inhomogeneous law of saturation makes of scans that saturate by the homogeneous one. */
export interface OtherLaw {
  /** By so much its net gain is off. */
  readonly shiftPerCm: number;
  /** Mean, and mean square, of its share in the saturable net gain, over the scatter of scans. */
  readonly meanShare: number;
  readonly meanSquareShare: number;
}

/**
 * Fits the other law to a scan without scatter. By how much its chi-square D is larger tells how often scans with scatter
 * prefer it: the difference of both chi-squares is normal with mean D and variance 4 D. Undefined where the scan does
 * not saturate.
 *
 * @param gainErrorPerCm of the right law
 */
export function otherLaw(
  expected: ExpectedStripe,
  lengthsCm: ArrayLike<number>,
  gainErrorPerCm: number,
): OtherLaw | undefined {
  const { sourcePerCm, netGainPerCm, saturation } = expected.parameters;
  if (!(saturation > 0)) return undefined;
  const fit = leastSquares(problemOf(expected, Float64Array.from(lengthsCm)));
  const otherError = fit.standardErrors[place.netGain];
  if (!Number.isFinite(otherError) || !(sourcePerCm > 0)) return undefined;
  // Laws share the gain by their likelihoods and by the squares of their errors, as `averageGain` has it.
  const precision = (gainErrorPerCm / otherError) ** 2;
  const shareAt = (z: number): number => {
    const odds = precision * Math.exp(-fit.chiSquare / 2 - Math.sqrt(fit.chiSquare) * z);
    return odds / (1 + odds);
  };
  return {
    shiftPerCm: fit.values[place.netGain] - netGainPerCm,
    meanShare: normalMean(shareAt),
    meanSquareShare: normalMean((z) => shareAt(z) ** 2),
  };
}

/** Both laws begin alike where the other one's saturation is twice as strong. */
const startRatio = 2;

function problemOf(expected: ExpectedStripe, lengthCm: Float64Array) {
  const { parameters, relativeNoise, readNoise, darkError, zeroErrorCm } = expected;
  const intensity = lengthCm.map((length) => twoWayIntensity(length, parameters));
  const offsetVariance = darkError ** 2 + zeroErrorCm ** 2;
  const zeroShare = offsetVariance > 0 ? zeroErrorCm ** 2 / offsetVariance : 0;
  return stripeProblem({
    name: 'two-way-inhomogeneous',
    points: { index: [...lengthCm.keys()], lengthCm, intensity, intensityScale: 1 },
    sigma: intensity.map((value) => Math.hypot(readNoise, relativeNoise * value)),
    values: [
      Math.log(parameters.sourcePerCm),
      parameters.netGainPerCm,
      startRatio * parameters.saturation,
      0,
      0,
    ],
    offsetPriorError: Math.sqrt(offsetVariance),
    offsetFreed: false,
    zeroShare,
    zeroCmPerOffset: zeroShare / parameters.sourcePerCm,
  });
}

const reach = 6;

/** Mean of a function of a standard normal number. */
function normalMean(f: (z: number) => number): number {
  const density = (z: number): number => (f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  const mean = integrateGauss({ f: density, lower: -reach, upper: reach, count: 40 });
  return mean / (normalCdf(reach) - normalCdf(-reach));
}
