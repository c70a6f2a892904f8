import { fisherQuantile, studentTQuantile } from '@modalgain/numerics';
import type { StripePoints } from './points.js';

/** A scan of noise alone is taken for light once in so many hundred. */
const confidence = 0.99;

/** Scatter below this share of the mean is rounding. */
const roundingShare = 1e-12;

/** A cubic follows every scan far enough to tell it from a constant. */
const degree = 3;

/**
 * Whether a scan shows any light: its mean lies above 0 by more than its scatter explains (Student's t), or it depends on
 * the length. Stated errors weigh the points; their size is not used.
 */
export function showsLight(points: StripePoints): boolean {
  const { mean, residuals } = splitByLength(points);
  const bound = studentTQuantile(confidence, residuals.length - 1);
  const isAboveZero =
    mean > 0 && mean * mean > (bound ** 2 * sumOfSquares(residuals)) / (residuals.length - 1);
  return isAboveZero || dependsOnLength(points);
}

/** Whether a cubic in the length fits the points better than a constant, by the F test. */
export function dependsOnLength(points: StripePoints): boolean {
  const { mean, residuals, powers } = splitByLength(points);
  const freedom = residuals.length - 1 - powers.length;
  const before = sumOfSquares(residuals);
  const explained = powers.reduce((sum, power) => sum + takeAway(residuals, power) ** 2, 0);
  // A constant leaves no more than rounding.
  if (before <= (roundingShare * mean) ** 2) return false;
  const bound = fisherQuantile(confidence, { numerator: powers.length, denominator: freedom });
  return explained / powers.length > (bound * sumOfSquares(residuals)) / freedom;
}

/** Whether the intensity rises with the length by more than its scatter about a straight line explains. */
export function risesWithLength(points: StripePoints): boolean {
  const { residuals, powers } = splitByLength(points);
  const slope = takeAway(residuals, powers[0]);
  const freedom = residuals.length - 2;
  const bound = studentTQuantile(confidence, freedom);
  return slope > 0 && slope * slope > (bound ** 2 * sumOfSquares(residuals)) / freedom;
}

/** The weighted points as their mean, what is left of them, and the powers of the length that may explain it. */
function splitByLength({ intensity, lengthCm, sigma }: StripePoints) {
  const weight = intensity.map((_, i) => 1 / (sigma?.[i] ?? 1));
  const residuals = intensity.map((value, i) => value * weight[i]);
  const [constant, ...powers] = orthonormalPowers(lengthCm, weight);
  const mean = takeAway(residuals, constant);
  return { mean, residuals, powers };
}

/** The powers 0 to 3 of the length times the weights, orthonormal over the points; powers that tell nothing new are 0. */
function orthonormalPowers(lengthCm: Float64Array, weight: Float64Array): Float64Array[] {
  const longest = lengthCm.reduce((a, b) => Math.max(a, b), 0);
  const basis: Float64Array[] = [];
  for (let power = 0; power <= degree; power++) {
    const column = weight.map((w, i) => w * (lengthCm[i] / longest) ** power);
    const before = sumOfSquares(column);
    for (const each of basis) takeAway(column, each);
    const rest = sumOfSquares(column);
    basis.push(column.map((value) => (rest > 1e-12 * before ? value / Math.sqrt(rest) : 0)));
  }
  return basis;
}

/** Takes the part along a unit vector out of a vector, and returns its size. */
function takeAway(vector: Float64Array, unit: Float64Array): number {
  const size = vector.reduce((sum, value, i) => sum + value * unit[i], 0);
  for (let i = 0; i < vector.length; i++) vector[i] -= size * unit[i];
  return size;
}

function sumOfSquares(vector: Float64Array): number {
  return vector.reduce((sum, value) => sum + value * value, 0);
}
