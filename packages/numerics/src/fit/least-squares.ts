import { fitHuber, type HuberLoss } from './huber.js';
import type { FitProblem, FitResult } from './problem.js';
import { fitSquares, type SquaresOptions } from './squares.js';

export interface LeastSquaresOptions extends SquaresOptions {
  /** What a residual costs: its square (default), or less than that for data far off. */
  readonly loss?: HuberLoss;
}

/**
 * Fits a weighted nonlinear least-squares problem: the minimum of the sum of squared residuals within the bounds, with
 * standard errors and covariance from the Jacobian there. Known sigmas are taken at their word; where they are unknown
 * everything is scaled by sqrt(chi-square / degrees of freedom), and Gauss priors keep their width nevertheless.
 *
 * With the Huber loss data beyond `tuning` sigmas pull with a constant force instead of one that grows with their distance;
 * `huber.ts` says what the errors then are, and the result names the outliers.
 *
 * A model that is not finite somewhere is no error: the fit keeps away from there, and says so in `stopReason` where it
 * cannot. Throws `InputError` for start values, bounds and priors that make no sense.
 *
 * J. J. More, doi:10.1007/BFb0067700; D. M. Bates and D. G. Watts, doi:10.1080/00401706.1981.10486270 (convergence).
 */
export function leastSquares(problem: FitProblem, options: LeastSquaresOptions = {}): FitResult {
  const { loss, ...rest } = options;
  return loss ? fitHuber(problem, loss, rest) : fitSquares(problem, rest);
}
