import { solveSymmetric } from '@modalgain/numerics';
import { emptyTwoWayPoint, evaluateTwoWay } from '../stripe/two-way.js';
import type { ExpectedStripe } from './stripe-situation.js';

/**
 * How a fit of both stripe models to a scan would err, to first order: by the noise, by the dark level and by the stripe's
 * zero. `plain` is the net gain of Eq. 1, `saturation` that of the two-way model were it free to be negative; the net gain
 * of the two-way model is plain + slope saturation.
 */
export interface StripeErrors {
  readonly slope: number;
  /** What the fit itself takes for the standard deviation of the saturation. */
  readonly saturationError: number;
  /** Joint variances of the errors of `plain` and `saturation`. */
  readonly plainVariance: number;
  readonly saturationVariance: number;
  readonly covariance: number;
}

const count = 4;
const [, gain, saturation, offset] = [0, 1, 2, 3];

/**
 * From the Fisher information of ln A, g, u and the offset (with its prior); a shift of the zero and a dark level act on
 * the fit like data that are off by (dI/dL) L0 and by the dark level.
 */
export function stripeErrors(
  expected: ExpectedStripe,
  lengthsCm: ArrayLike<number>,
): StripeErrors | undefined {
  const { information, byZero, byDark } = normalEquations(expected, lengthsCm);
  const gainRow = solveSymmetric(information, unit(gain));
  const saturationRow = solveSymmetric(information, unit(saturation));
  if (!gainRow || !saturationRow) return undefined;
  const slope = gainRow[saturation] / saturationRow[saturation];
  const plainRow = gainRow.map((value, i) => value - slope * saturationRow[i]);
  const shifts = [
    [byZero, expected.zeroErrorCm],
    [byDark, expected.darkError],
  ] as const;
  // What the data alone scatter: the information less the prior's part of it, which is no scatter but knowledge.
  const prior = 1 / offsetVariance(expected);
  const bilinear = (left: Float64Array, right: Float64Array, value: number): number =>
    shifts.reduce(
      (sum, [pattern, error]) => sum + dot(left, pattern) * dot(right, pattern) * error * error,
      value - (Number.isFinite(prior) ? prior * left[offset] * right[offset] : 0),
    );
  return {
    slope,
    saturationError: Math.sqrt(saturationRow[saturation]),
    plainVariance: bilinear(plainRow, plainRow, gainRow[gain] - slope * saturationRow[gain]),
    saturationVariance: bilinear(saturationRow, saturationRow, saturationRow[saturation]),
    covariance: bilinear(plainRow, saturationRow, 0),
  };
}

/** J' W J with the offset's prior, and J' W times the patterns of a shifted zero and of a dark level. */
function normalEquations(expected: ExpectedStripe, lengthsCm: ArrayLike<number>) {
  const information = new Float64Array(count * count);
  const byZero = new Float64Array(count);
  const byDark = new Float64Array(count);
  const point = emptyTwoWayPoint();
  for (const lengthCm of Array.from(lengthsCm)) {
    evaluateTwoWay(lengthCm, expected.parameters, point);
    const variance = expected.readNoise ** 2 + (expected.relativeNoise * point.intensity) ** 2;
    const row = [point.bySource, point.byGain, point.bySaturation, 1];
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) information[i * count + j] += (row[i] * row[j]) / variance;
      byZero[i] += (row[i] * point.byLength) / variance;
      byDark[i] += row[i] / variance;
    }
  }
  // A prior without width fixes the offset; so large an information does the same.
  information[offset * count + offset] += Math.min(1 / offsetVariance(expected), 1e30);
  return { information, byZero, byDark };
}

/** The prior that the fit gives the offset: dark level and zero error together, A = 1. */
function offsetVariance({ darkError, zeroErrorCm }: ExpectedStripe): number {
  return darkError ** 2 + zeroErrorCm ** 2;
}

function unit(index: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (i === index ? 1 : 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
