import type { ModelFit } from '../fit-model.js';
import { expectedIntensities, parameterCount, place } from '../stripe-problem.js';
import type { StripePoints } from '../points.js';

/**
 * A fitted model as a fault meets it. Whatever a fault adds, the fitted parameters take up what they can; only the rest
 * shows. All vectors are in standard deviations of the points, in scan order.
 */
export interface FaultFrame {
  /** Orthonormal directions that source, gain, saturation and offset span. */
  readonly taken: readonly Float64Array[];
  /** Residuals, measured less expected, without what these parameters could still remove. */
  readonly rest: Float64Array;
  /** How far a relative change of each point moves it: m/sigma. */
  readonly relative: Float64Array;
  /** Degrees of freedom of `rest`. */
  readonly freedom: number;
  /** Change of the fitted net gain in cm-1 for a unit change of each point. */
  readonly gainResponse: Float64Array;
}

/** The frame of a fit to some points. */
export function faultFrame(fit: ModelFit, points: StripePoints): FaultFrame {
  const { problem, result, name } = fit;
  const count = points.index.length;
  const jacobian = new Float64Array(count * parameterCount);
  problem.jacobian?.(result.values, jacobian);
  const residuals = new Float64Array(count);
  problem.residuals(result.values, residuals);
  const means = expectedIntensities(name, points.lengthCm, fit.parameters);
  const sigma = points.sigma ?? fit.sigma;
  const taken = orthonormal(
    [place.logSource, place.netGain, place.saturation, place.offset].map((k) =>
      Float64Array.from({ length: count }, (_, i) => jacobian[i * parameterCount + k]),
    ),
  );
  return {
    taken,
    rest: without(
      residuals.map((residual) => -residual),
      taken,
    ),
    relative: means.map((mean, i) => (mean - fit.parameters.offset) / sigma[i]),
    freedom: count - taken.length,
    gainResponse: gainResponse(jacobian, result.covariance, count),
  };
}

/** What is left of a vector after the given orthonormal directions are taken out. */
export function without(vector: Float64Array, directions: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const direction of directions) {
    const share = dot(rest, direction);
    for (let i = 0; i < rest.length; i++) rest[i] -= share * direction[i];
  }
  return rest;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Columns that the ones before them all but contain are left out. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const directions: Float64Array[] = [];
  for (const column of columns) {
    // Twice is enough to be orthogonal to rounding.
    const rest = without(without(column, directions), directions);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-8 * Math.sqrt(dot(column, column))) directions.push(rest.map((entry) => entry / length));
  }
  return directions;
}

function gainResponse(jacobian: Float64Array, covariance: Float64Array, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < parameterCount; k++)
      sum += covariance[place.netGain * parameterCount + k] * jacobian[i * parameterCount + k];
    return sum;
  });
}

/** The size of a fault with the given signature, in units of its error: Student's t, one degree of freedom spent on it. */
export function faultScore(
  frame: FaultFrame,
  signature: Float64Array,
): { readonly score: number; readonly size: number; readonly error: number } {
  const visible = without(signature, frame.taken);
  const length = Math.sqrt(dot(visible, visible));
  const along = dot(visible, frame.rest) / length;
  const variance = Math.max(0, dot(frame.rest, frame.rest) - along * along) / Math.max(1, frame.freedom - 1);
  const sigma = Math.sqrt(variance);
  return { score: along / sigma, size: along / length, error: sigma / length };
}
