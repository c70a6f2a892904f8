import type { RandomStream } from '../random.js';

/** The fitted model at every datum, and the standard deviation of each. */
export interface FittedData {
  readonly expected: ArrayLike<number>;
  readonly sigmas: ArrayLike<number>;
}

/** Data as the model and normal scatter would give them (parametric bootstrap). */
export function parametricSample({ expected, sigmas }: FittedData, stream: RandomStream): Float64Array {
  return Float64Array.from(expected, (mean, i) => mean + sigmas[i] * stream.normal());
}

/**
 * Data with the scatter that was seen: every datum takes a residual at random from `residuals`, as `pooledResiduals` makes
 * them, in units of its own sigma. It needs no normal scatter, but sigmas that are right among one another.
 */
export function residualSample(
  { expected, sigmas, residuals }: FittedData & { readonly residuals: ArrayLike<number> },
  stream: RandomStream,
): Float64Array {
  const take = () => residuals[Math.floor(stream.uniform() * residuals.length)];
  return Float64Array.from(expected, (mean, i) => mean + sigmas[i] * take());
}

/**
 * Residuals (in units of sigma) to draw from: each divided by sqrt(1 - leverage), since a fit pulls its data towards
 * itself, and all shifted to mean 0. A datum that the fit follows altogether says nothing of the scatter and is left out.
 *
 * A. C. Davison and D. V. Hinkley (1997), doi:10.1017/CBO9780511802843, eq. 6.9.
 */
export function pooledResiduals(residuals: ArrayLike<number>, leverages: ArrayLike<number>): Float64Array {
  const telling = Array.from(residuals, (residual, i) => residual / Math.sqrt(1 - leverages[i])).filter(
    (_, i) => leverages[i] < 1 - 1e-9,
  );
  const mean = telling.reduce((sum, residual) => sum + residual, 0) / telling.length;
  return Float64Array.from(telling, (residual) => residual - mean);
}
