import { columnCovariance } from './covariance.js';
import type { FitProblem, FitResult } from './problem.js';
import { FitWorkspace } from './workspace.js';

/**
 * How far each datum pulls the fit towards itself, 0 to 1: the diagonal of J (J^T J)^-1 J^T at the solution, priors
 * counted as rows of J. Over data and priors they sum to the number of determined free parameters.
 */
export function leverages(
  problem: FitProblem,
  fit: FitResult,
  workspace = new FitWorkspace(problem),
): Float64Array {
  const { objective, point, residuals, columns, qr } = workspace;
  const { freeCount, rowCount } = objective;
  objective.freeAllBut(undefined);
  objective.priorScale = problem.sigmas === 'known' ? 1 : Math.sqrt(fit.chiSquare / fit.degreesOfFreedom);
  point.set(fit.values);
  objective.residuals(point, residuals);
  objective.jacobian(point, residuals, columns);
  const rankTolerance = objective.rankTolerance;
  const { covariance } = columnCovariance({ columns, columnCount: freeCount, rankTolerance, qr });
  return Float64Array.from({ length: problem.residualCount }, (_, row) => {
    let sum = 0;
    for (let a = 0; a < freeCount; a++) {
      for (let b = 0; b < freeCount; b++) {
        sum += columns[a * rowCount + row] * covariance[a * freeCount + b] * columns[b * rowCount + row];
      }
    }
    return sum;
  });
}
