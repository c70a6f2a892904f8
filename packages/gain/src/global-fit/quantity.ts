import type { FitProblem, FitResult } from '@modalgain/numerics';
import { loadingsError, type Loading } from './sources.js';
import type { GainSystem } from './system.js';

/**
 * A number that follows from the fit. Its value, slope and inverse in one parameter are all that is needed for both its
 * linearised error and its exact profile.
 */
export interface DerivedQuantity {
  readonly name: string;
  /** On the scale of the profile: ln of the number where it is positive by nature. */
  value(parameters: Float64Array): number;
  /** Writes d value / d parameter, one entry a parameter. */
  writeGradient(parameters: Float64Array, out: Float64Array): void;
  /** The parameter that gives way when the quantity is held, and its value for that; it must carry no prior. */
  readonly replaced: number;
  solve(value: number, parameters: Float64Array): number;
  /** Bounds of the quantity, where it has any. */
  readonly lower?: number;
  readonly upper?: number;
  /** Sources of error that shift the value but are no parameters of the fit. */
  readonly loadings: readonly Loading[];
}

/** A fitted system: the model, its least-squares problem and the solution. */
export interface FittedSystem {
  readonly system: GainSystem;
  readonly problem: FitProblem;
  readonly fit: FitResult;
}

/**
 * The same problem with `quantity` as a parameter, in the place of the one that it replaces, and, where sources of error
 * shift the quantity, their joint unit-normal deviation as a last parameter. The Jacobian follows from the implicit
 * function theorem: d replaced/d value = 1/h_r, d replaced/d other = -h_o/h_r.
 */
export function withQuantity(
  problem: FitProblem,
  quantity: DerivedQuantity,
  start: Float64Array,
): FitProblem {
  const { replaced } = quantity;
  const systematic = loadingsError(quantity.loadings);
  const innerWidth = problem.parameters.length;
  const width = innerWidth + (systematic > 0 ? 1 : 0);
  const original = new Float64Array(innerWidth);
  const gradient = new Float64Array(innerWidth);
  const inner = new Float64Array(problem.residualCount * innerWidth);
  const restore = (at: Float64Array) => {
    for (let index = 0; index < innerWidth; index++) original[index] = at[index];
    const shift = width > innerWidth ? systematic * at[innerWidth] : 0;
    original[replaced] = quantity.solve(at[replaced] - shift, original);
  };
  const jacobian = (at: Float64Array, out: Float64Array) => {
    restore(at);
    problem.jacobian?.(original, inner);
    quantity.writeGradient(original, gradient);
    for (let row = 0; row < problem.residualCount; row++) {
      const slope = inner[row * innerWidth + replaced] / gradient[replaced];
      for (let other = 0; other < innerWidth; other++) {
        out[row * width + other] = inner[row * innerWidth + other] - slope * gradient[other];
      }
      out[row * width + replaced] = slope;
      if (width > innerWidth) out[row * width + innerWidth] = -slope * systematic;
    }
  };
  const residuals = (at: Float64Array, out: Float64Array) => {
    restore(at);
    problem.residuals(original, out);
  };
  return { ...problem, parameters: parametersWith(problem, quantity, start), residuals, jacobian };
}

function parametersWith(problem: FitProblem, quantity: DerivedQuantity, start: Float64Array) {
  const { name, lower, upper } = quantity;
  const parameters = problem.parameters.map((parameter, index) =>
    index === quantity.replaced
      ? { name, start: quantity.value(start), lower, upper }
      : { ...parameter, start: start[index] },
  );
  const deviation = { name: 'deviation of the inputs', start: 0, prior: { mean: 0, standardDeviation: 1 } };
  return quantity.loadings.length > 0 ? [...parameters, deviation] : parameters;
}

/** Standard error by the covariance of the fit, sqrt(h' C h), without the sources that are no parameters of it. */
export function fitError(gradient: Float64Array, fit: FitResult): number {
  const width = gradient.length;
  let variance = 0;
  for (let i = 0; i < width; i++) {
    if (gradient[i] === 0) continue;
    if (fit.standardErrors[i] === Infinity) return Infinity;
    for (let j = 0; j < width; j++) variance += gradient[i] * fit.covariance[i * width + j] * gradient[j];
  }
  return Math.sqrt(Math.max(variance, 0));
}
