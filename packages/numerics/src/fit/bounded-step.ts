import type { FitWorkspace } from './workspace.js';

/** Marks the free parameters that may move: all but those at a bound that the gradient pushes them against. */
export function findActive(workspace: FitWorkspace): void {
  const { objective, point, gradient, active } = workspace;
  workspace.activeCount = 0;
  for (let k = 0; k < objective.freeCount; k++) {
    const index = objective.free[k];
    const heldBelow = point[index] <= objective.lower[index] && gradient[k] > 0;
    const heldAbove = point[index] >= objective.upper[index] && gradient[k] < 0;
    if (!heldBelow && !heldAbove) active[workspace.activeCount++] = k;
  }
}

export function factorActive(workspace: FitWorkspace, residuals: Float64Array): void {
  const { columns, scale, active, activeCount } = workspace;
  workspace.model.factor({ columns, scale, active, activeCount, residuals });
}

/**
 * Finds a step of about the given scaled length that lowers the linearised sum of squares within the bounds, and writes
 * the point that it leads to into `trial`. Where the step would cross a bound it goes as far as the bound, holds that
 * parameter there and solves again for the others from the point reached: every part lowers the (convex) model, which
 * cutting off the components of one step would not.
 *
 * Answers the scaled length, and whether a bound was met: the model's factorisation is then another.
 */
export function boundedStep(
  workspace: FitWorkspace,
  radius: number,
): { readonly length: number; readonly meetsBound: boolean } {
  const { objective, point, trial, step, active, model, activeStep } = workspace;
  step.fill(0);
  trial.set(point);
  let length = model.step(radius, activeStep);
  let meetsBound = false;
  for (;;) {
    const hit = firstHit(workspace);
    for (let a = 0; a < workspace.activeCount; a++) {
      const k = active[a];
      step[k] += hit.share * (activeStep[a] - step[k]);
      const index = objective.free[k];
      const reached = point[index] + step[k] / workspace.scale[k];
      trial[index] = Math.min(objective.upper[index], Math.max(objective.lower[index], reached));
    }
    if (hit.position < 0) break;
    meetsBound = true;
    holdAtBound(workspace, hit);
    if (workspace.activeCount === 0) break;
    factorActive(workspace, shiftedResiduals(workspace));
    model.step(radius, activeStep);
  }
  if (meetsBound) {
    length = scaledLength(step, objective.freeCount);
    findActive(workspace);
  }
  return { length, meetsBound };
}

/** How far the way from the present to the wanted step leads before a bound, and which active position meets it. */
interface Hit {
  readonly share: number;
  readonly position: number;
  readonly bound: number;
}

function firstHit({ objective, point, step, scale, active, activeCount, activeStep }: FitWorkspace): Hit {
  let hit: Hit = { share: 1, position: -1, bound: 0 };
  for (let a = 0; a < activeCount; a++) {
    const k = active[a];
    const index = objective.free[k];
    const wanted = point[index] + activeStep[a] / scale[k];
    const bound = wanted < objective.lower[index] ? objective.lower[index] : objective.upper[index];
    if (wanted >= objective.lower[index] && wanted <= objective.upper[index]) continue;
    const reached = point[index] + step[k] / scale[k];
    const share = Math.max(0, (bound - reached) / (wanted - reached));
    if (hit.position < 0 || share < hit.share) hit = { share, position: a, bound };
  }
  return hit;
}

function holdAtBound(workspace: FitWorkspace, { position, bound }: Hit): void {
  const { objective, point, trial, step, scale, active } = workspace;
  const k = active[position];
  trial[objective.free[k]] = bound;
  step[k] = (bound - point[objective.free[k]]) * scale[k];
  workspace.activeCount--;
  active.copyWithin(position, position + 1, workspace.activeCount + 1);
}

/** Residuals of the linearised model after the parts of the step that are held at bounds. */
function shiftedResiduals(workspace: FitWorkspace): Float64Array {
  const { objective, residuals, shifted, columns, scale, step, active, activeCount } = workspace;
  shifted.set(residuals);
  for (let k = 0; k < objective.freeCount; k++) {
    if (step[k] === 0 || active.subarray(0, activeCount).includes(k)) continue;
    addColumn(shifted, columns, k * objective.rowCount, step[k] / scale[k]);
  }
  return shifted;
}

/** Linear change of the residuals over the whole step. */
export function linearChange(workspace: FitWorkspace): Float64Array {
  const { objective, shifted, columns, scale, step } = workspace;
  shifted.fill(0);
  for (let k = 0; k < objective.freeCount; k++) {
    addColumn(shifted, columns, k * objective.rowCount, step[k] / scale[k]);
  }
  return shifted;
}

function addColumn(target: Float64Array, columns: Float64Array, offset: number, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] += factor * columns[offset + i];
}

export function scaledLength(values: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[k] * values[k];
  return Math.sqrt(sum);
}
