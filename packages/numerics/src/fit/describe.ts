import { columnCovariance } from './covariance.js';
import type { Minimum } from './minimise.js';
import { isFixed } from './objective.js';
import type { FitParameter, FitProblem, FitResult, ParameterStatus } from './problem.js';
import type { FitWorkspace } from './workspace.js';

/** What a minimum says of the parameters; its point, residuals and Jacobian are those in the workspace. */
export function describe(problem: FitProblem, workspace: FitWorkspace, minimum: Minimum): FitResult {
  const { objective, point, residuals } = workspace;
  const degreesOfFreedom = objective.termCount - objective.freeCount;
  const usable = Number.isFinite(minimum.chiSquare);
  const scaled = degreesOfFreedom > 0 ? minimum.chiSquare / degreesOfFreedom : Infinity;
  const variance = problem.sigmas === 'known' ? 1 : scaled;
  const errors = usable ? errorsOf(workspace, variance, minimum.runaways) : undefined;
  const unknown = () => Float64Array.from(problem.parameters, (p) => (isFixed(p) ? 0 : Infinity));
  const { standardErrors, covariance } = errors ?? {
    standardErrors: unknown(),
    covariance: new Float64Array(objective.parameterCount ** 2),
  };
  return {
    values: point.slice(),
    standardErrors,
    covariance,
    status: statusOfAll(problem, workspace, standardErrors),
    chiSquare: minimum.chiSquare,
    dataChiSquare: objective.dataChiSquare(residuals),
    degreesOfFreedom,
    converged: minimum.converged,
    stopReason: minimum.stopReason,
    iterations: minimum.iterations,
  };
}

type Errors = Pick<FitResult, 'standardErrors' | 'covariance'>;

/**
 * Errors from the Jacobian in the workspace. `variance` is that of a residual: Infinity where it is unknown and nothing is
 * left to estimate it from.
 */
export function errorsOf(
  workspace: FitWorkspace,
  variance: number,
  runaways: readonly number[] = [],
): Errors {
  const { objective, columns, qr } = workspace;
  const { parameterCount, freeCount, free } = objective;
  const { rankTolerance } = objective;
  const inner = columnCovariance({ columns, columnCount: freeCount, rankTolerance, qr });
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

/** The status of every parameter at the point in the workspace. */
export function statusOfAll(
  { parameters }: FitProblem,
  { objective, point }: FitWorkspace,
  standardErrors: Float64Array,
): ParameterStatus[] {
  return parameters.map((parameter, index) => {
    const bounds = [objective.lower[index], objective.upper[index]];
    return statusOf(parameter, { value: point[index], standardError: standardErrors[index], bounds });
  });
}

/** A prior dominates where it says more than the data: the variance left is over half of the prior's own. */
function statusOf(
  { prior, ...parameter }: FitParameter,
  found: { readonly value: number; readonly standardError: number; readonly bounds: readonly number[] },
): ParameterStatus {
  if (isFixed(parameter)) return 'fixed';
  if (found.standardError === Infinity) return 'not-determined';
  if (found.bounds.includes(found.value)) return 'at-bound';
  if (prior && found.standardError ** 2 > 0.5 * prior.standardDeviation ** 2) return 'prior-dominated';
  return 'ok';
}
