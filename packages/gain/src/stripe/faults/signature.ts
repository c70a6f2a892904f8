import type { ModelFit } from '../fit-model.js';
import { expectedIntensities, parameterCount, place } from '../stripe-problem.js';
import type { StripePoints } from '../points.js';

/**
 * A fitted model as a fault meets it. Whatever a fault adds, the fitted parameters take up what they can; only the rest
 * shows. All vectors are in standard deviations, one entry a point in scan order; where the offset has a prior, one entry
 * more, for the offset that was expected.
 */
export interface FaultFrame {
  readonly pointCount: number;
  /** Orthonormal directions that source, gain, saturation and offset span. */
  readonly taken: readonly Float64Array[];
  /** Measured less expected, without what these parameters could still remove. */
  readonly rest: Float64Array;
  /** How far a relative change of each point moves it: m/sigma. */
  readonly relative: Float64Array;
  /** Points less fitted parameters. */
  readonly freedom: number;
  /** Change of the fitted net gain in cm-1 for a unit change of each point. */
  readonly gainResponse: Float64Array;
}

/** The frame of a fit to some points. A saturation at its bound of 0 takes up nothing. */
export function faultFrame(fit: ModelFit, points: StripePoints): FaultFrame {
  const { problem, result, name } = fit;
  const pointCount = points.index.length;
  const jacobian = new Float64Array(pointCount * parameterCount);
  problem.jacobian?.(result.values, jacobian);
  const residuals = new Float64Array(pointCount);
  problem.residuals(result.values, residuals);
  const means = expectedIntensities(name, points.lengthCm, fit.parameters);
  const sigma = points.sigma ?? fit.sigma;
  const priorWeight = fit.offsetFreed || fit.offsetPriorError === 0 ? 0 : 1 / fit.offsetPriorError;
  const withPrior = (ofPoint: (i: number) => number, ofPrior: number): Float64Array =>
    Float64Array.from({ length: pointCount + (priorWeight > 0 ? 1 : 0) }, (_, i) =>
      i < pointCount ? ofPoint(i) : ofPrior,
    );
  const free = [place.logSource, place.netGain, place.saturation, place.offset].filter(
    (k) => !['fixed', 'at-bound'].includes(result.status[k]),
  );
  const taken = orthonormal(
    free.map((k) => withPrior((i) => jacobian[i * parameterCount + k], k === place.offset ? priorWeight : 0)),
  );
  const { offset } = fit.parameters;
  return {
    pointCount,
    taken,
    rest: without(
      withPrior((i) => -residuals[i], -offset * priorWeight),
      taken,
    ),
    relative: withPrior((i) => (means[i] - offset) / sigma[i], 0),
    freedom: pointCount - taken.length,
    gainResponse: gainResponse(jacobian, result.covariance, pointCount),
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

/** Sum of products over the first vector's entries. */
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

function gainResponse(jacobian: Float64Array, covariance: Float64Array, pointCount: number): Float64Array {
  return Float64Array.from({ length: pointCount }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < parameterCount; k++)
      sum += covariance[place.netGain * parameterCount + k] * jacobian[i * parameterCount + k];
    return sum;
  });
}

/** A fault of one signature, estimated from what the fit leaves. */
export interface FaultScore {
  /** How far the fault moves what is left of the data, in standard deviations as the fit gives them. */
  readonly visible: number;
  /** Size in units of its error: Student's t with one degree of freedom less than the frame has. */
  readonly score: number;
  readonly size: number;
  readonly error: number;
}

/** The size of a fault with the given signature, which is what a fault of size 1 adds to each entry of the frame. */
export function faultScore(frame: FaultFrame, signature: Float64Array): FaultScore {
  const direction = without(signature, frame.taken);
  const length = Math.sqrt(dot(direction, direction));
  const along = dot(direction, frame.rest) / length;
  const variance = Math.max(0, dot(frame.rest, frame.rest) - along * along) / Math.max(1, frame.freedom - 1);
  const sigma = Math.sqrt(variance);
  return { visible: along, score: along / sigma, size: along / length, error: sigma / length };
}
