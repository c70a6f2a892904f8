import { fisherQuantile, studentTQuantile } from '@modalgain/numerics';
import type { StripePoints } from './points.js';

/** A scan of noise alone is taken for light once in so many hundred. */
const confidence = 0.99;

/** A cubic follows every scan far enough to tell it from a constant. */
const degree = 3;

/**
 * Whether a scan shows any light: its mean lies above 0 by more than its scatter explains (Student's t), or a cubic in the
 * length fits it better than a constant (F test). Stated errors weigh the points; their size is not used.
 */
export function showsLight(points: StripePoints): boolean {
  const weight = points.intensity.map((_, i) => 1 / (points.sigma?.[i] ?? 1));
  const residuals = points.intensity.map((value, i) => value * weight[i]);
  const count = residuals.length;
  const basis = orthonormalPowers(points.lengthCm, weight);
  const mean = takeAway(residuals, basis[0]);
  const scatter = sumOfSquares(residuals);
  const sharePerPoint = scatter / (count - 1);
  if (mean > 0 && mean * mean > studentTQuantile(confidence, count - 1) ** 2 * sharePerPoint) return true;
  return dependsOnLength(residuals, basis.slice(1));
}

/** The F test of the powers of the length; both are changed by it. */
function dependsOnLength(residuals: Float64Array, powers: readonly Float64Array[]): boolean {
  const freedom = residuals.length - 1 - powers.length;
  const explained = powers.reduce((sum, power) => sum + takeAway(residuals, power) ** 2, 0);
  const bound = fisherQuantile(confidence, { numerator: powers.length, denominator: freedom });
  return explained / powers.length > (bound * sumOfSquares(residuals)) / freedom;
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
