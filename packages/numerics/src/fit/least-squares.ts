import { columnCovariance } from './covariance.js';
import { minimise, type Minimum } from './minimise.js';
import { polish } from './polish.js';
import { isFixed, type Objective } from './objective.js';
import type { FitProblem, FitResult, ParameterStatus } from './problem.js';
import { FitWorkspace } from './workspace.js';

export interface LeastSquaresOptions {
  /** Start values in place of the problem's own, one a parameter. */
  readonly start?: ArrayLike<number>;
  /** Arrays of an earlier fit of the same problem. */
  readonly workspace?: FitWorkspace;
  /** Default 1000. */
  readonly maxIterations?: number;
}

/** Share of the scaled start values that the first step may change. */
const firstRadius = 0.1;

/**
 * Fits a weighted nonlinear least-squares problem: the minimum of the sum of squared residuals within the bounds, with
 * standard errors and covariance from the Jacobian there. Known sigmas are taken at their word; where they are unknown
 * everything is scaled by sqrt(chi-square / degrees of freedom), and Gauss priors keep their width nevertheless.
 *
 * A model that is not finite somewhere is no error: the fit keeps away from there, and says so in `stopReason` where it
 * cannot. Throws `InputError` for start values, bounds and priors that make no sense.
 *
 * J. J. More, doi:10.1007/BFb0067700; D. M. Bates and D. G. Watts, doi:10.1080/00401706.1981.10486270 (convergence).
 */
export function leastSquares(problem: FitProblem, options: LeastSquaresOptions = {}): FitResult {
  const workspace = options.workspace ?? new FitWorkspace(problem);
  const { objective, point } = workspace;
  objective.freeAllBut(undefined);
  objective.priorScale = 1;
  objective.writeStart(options.start, point);
  const maxIterations = options.maxIterations ?? 1000;
  let minimum = minimise(workspace, { firstRadius, maxIterations });
  if (problem.sigmas === 'unknown' && objective.hasPriors) {
    minimum = balancePriors(workspace, minimum, maxIterations);
  }
  // Undamped steps would leave a valley without end in great jumps.
  const sharpen = minimum.converged && !minimum.runaways;
  const chiSquare = sharpen ? polish(workspace, minimum.chiSquare) : minimum.chiSquare;
  return describe(problem, workspace, { ...minimum, chiSquare });
}

/**
 * With unknown sigmas the data count in units of their common sigma, which the fit itself estimates; a prior has to be
 * put into the same units. Repeats the fit until that sigma stands still.
 */
function balancePriors(workspace: FitWorkspace, first: Minimum, maxIterations: number): Minimum {
  const { objective } = workspace;
  const freedom = objective.termCount - objective.freeCount;
  let minimum = first;
  for (let round = 0; round < 50 && freedom > 0 && minimum.chiSquare > 0; round++) {
    const sigma = Math.sqrt(minimum.chiSquare / freedom);
    const still = Math.abs(sigma - objective.priorScale) <= 1e-12 * sigma;
    objective.priorScale = sigma;
    if (still) break;
    minimum = minimise(workspace, { firstRadius: Infinity, maxIterations });
  }
  return minimum;
}

function describe(problem: FitProblem, workspace: FitWorkspace, minimum: Minimum): FitResult {
  const { objective, point, residuals } = workspace;
  const degreesOfFreedom = objective.termCount - objective.freeCount;
  const usable = Number.isFinite(minimum.chiSquare);
  const scaled = degreesOfFreedom > 0 ? minimum.chiSquare / degreesOfFreedom : Infinity;
  const variance = problem.sigmas === 'known' ? 1 : scaled;
  const errors = usable ? standardErrors(workspace, variance, minimum.runaways) : undefined;
  const unknown = () => Float64Array.from(problem.parameters, (p) => (isFixed(p) ? 0 : Infinity));
  const result = {
    values: point.slice(),
    standardErrors: errors?.standardErrors ?? unknown(),
    covariance: errors?.covariance ?? new Float64Array(objective.parameterCount ** 2),
  };
  return {
    ...result,
    status: problem.parameters.map((_, index) => statusOf(problem, objective, result, index)),
    chiSquare: minimum.chiSquare,
    dataChiSquare: objective.dataChiSquare(residuals),
    degreesOfFreedom,
    converged: minimum.converged,
    stopReason: minimum.stopReason,
    iterations: minimum.iterations,
  };
}

type Errors = Pick<FitResult, 'standardErrors' | 'covariance'>;

/** `variance` is that of a residual: Infinity where it is unknown and nothing is left to estimate it from. */
function standardErrors(workspace: FitWorkspace, variance: number, runaways: readonly number[] = []): Errors {
  const { objective, columns } = workspace;
  const { parameterCount, freeCount, rowCount, free } = objective;
  const rankTolerance = objective.hasExactJacobian ? 1e-13 : 1e-9;
  const inner = columnCovariance({ columns, rowCount, columnCount: freeCount, rankTolerance });
  const known = inner.determined.map((determined, a) => determined && !runaways.includes(free[a]));
  const standardErrors = new Float64Array(parameterCount);
  const covariance = new Float64Array(parameterCount ** 2);
  for (let a = 0; a < freeCount; a++) {
    const row = free[a];
    standardErrors[row] = Infinity;
    if (!known[a] || variance === Infinity) continue;
    for (let b = 0; b < freeCount; b++) {
      if (!known[b]) continue;
      covariance[row * parameterCount + free[b]] = variance * inner.covariance[a * freeCount + b];
    }
    standardErrors[row] = Math.sqrt(covariance[row * parameterCount + row]);
  }
  return { standardErrors, covariance };
}

/** A prior dominates where it says more than the data: the variance left is over half of the prior's own. */
function statusOf(
  problem: FitProblem,
  objective: Objective,
  { values, standardErrors }: Pick<FitResult, 'values' | 'standardErrors'>,
  index: number,
): ParameterStatus {
  const { prior, ...parameter } = problem.parameters[index];
  if (isFixed(parameter)) return 'fixed';
  if (standardErrors[index] === Infinity) return 'not-determined';
  if (values[index] === objective.lower[index] || values[index] === objective.upper[index]) return 'at-bound';
  if (prior && standardErrors[index] ** 2 > 0.5 * prior.standardDeviation ** 2) return 'prior-dominated';
  return 'ok';
}
