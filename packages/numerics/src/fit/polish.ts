import { factorActive, findActive } from './bounded-step.js';
import type { FitWorkspace } from './workspace.js';

const mostSteps = 30;
/** Cosine between the residuals and a column below which an error of the parameter is invisible: 1e-12 standard errors. */
const cosineTolerance = 1e-12;

/**
 * Sharpens a minimum by undamped Gauss-Newton steps for as long as the scaled gradient falls. The sum of squares itself
 * is flat to rounding here and says nothing any more; the gradient still does. Answers the sum of squares.
 */
export function polish(workspace: FitWorkspace, chiSquare: number): number {
  const { objective, point, trial, residuals, trialResiduals, columns, activeStep, model } = workspace;
  if (objective.usesDifferences) objective.sharpJacobian(point, residuals, columns);
  let gradient = scaledGradient(workspace, residuals);
  for (let round = 0; round < mostSteps; round++) {
    if (gradient <= cosineTolerance * Math.sqrt(chiSquare)) break;
    findActive(workspace);
    if (workspace.activeCount === 0) break;
    factorActive(workspace, residuals);
    model.step(Infinity, activeStep);
    writeTrial(workspace);
    const trialChiSquare = objective.residuals(trial, trialResiduals);
    const usable =
      trialChiSquare <= chiSquare * (1 + 1e-9) && objective.sharpJacobian(trial, trialResiduals, columns);
    const trialGradient = usable ? scaledGradient(workspace, trialResiduals) : Infinity;
    if (!(trialGradient < gradient)) {
      objective.sharpJacobian(point, residuals, columns);
      break;
    }
    point.set(trial);
    residuals.set(trialResiduals);
    chiSquare = trialChiSquare;
    gradient = trialGradient;
  }
  return chiSquare;
}

function writeTrial({ objective, point, trial, scale, active, activeCount, activeStep }: FitWorkspace): void {
  trial.set(point);
  for (let a = 0; a < activeCount; a++) {
    const index = objective.free[active[a]];
    const wanted = point[index] + activeStep[a] / scale[active[a]];
    trial[index] = Math.min(objective.upper[index], Math.max(objective.lower[index], wanted));
  }
}

/** Greatest slope over the parameters that may move, each in units of its column's length; refreshes the gradient. */
function scaledGradient(workspace: FitWorkspace, residuals: Float64Array): number {
  const { objective, columns, gradient, active } = workspace;
  const rows = objective.rowCount;
  let greatest = 0;
  for (let k = 0; k < objective.freeCount; k++) {
    let slope = 0;
    let squared = 0;
    for (let i = 0; i < rows; i++) {
      slope += columns[k * rows + i] * residuals[i];
      squared += columns[k * rows + i] ** 2;
    }
    gradient[k] = slope;
    const mayMove = active.subarray(0, workspace.activeCount).includes(k);
    if (mayMove && squared > 0) greatest = Math.max(greatest, Math.abs(slope) / Math.sqrt(squared));
  }
  return greatest;
}
