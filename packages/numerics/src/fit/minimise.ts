import { boundedStep, factorActive, findActive, linearChange } from './bounded-step.js';
import { CrawlWatch } from './crawl.js';
import { ValleyWatch } from './endless-valley.js';
import { roundingOfChiSquare } from './rounding.js';
import type { FitWorkspace } from './workspace.js';

/** The outcome of a minimisation; the point itself is left in the workspace. */
export interface Minimum {
  readonly chiSquare: number;
  readonly converged: boolean;
  readonly stopReason: string;
  readonly iterations: number;
  /** Parameters that ran off along a valley without end; absent where there is a minimum. */
  readonly runaways?: readonly number[];
}

/** Share of the residuals' length that a step may still remove at a minimum (Bates and Watts' relative offset). */
const offsetTolerance = 1e-7;
/** A step shorter than this share of the scaled parameters is lost in rounding. */
const stepTolerance = 1e-14;
/** Residuals below this share of the scaled parameters are the rounding of the model. */
const roundingShare = 1e-12;
/** Stands for the length of a column of zeros: divides nothing by zero and gives way to any real length. */
const emptyColumnScale = 1e-150;
const crawling = 'chi-square falls by less than a millionth of its scatter in a hundred iterations';
const endless = 'chi-square falls no further along a valley without end';

/**
 * Minimises the sum of squares from the point in the workspace: More's trust region, columns scaled by their greatest
 * length so far, bounds kept by projection, trials where the model is not finite shrink the region.
 *
 * `firstRadius` is the first region's share of the scaled start values. A small one (0.1 to 1) keeps a poor start
 * from jumping to a far valley; Infinity suits a start next to the solution.
 */
export function minimise(
  workspace: FitWorkspace,
  settings: { readonly firstRadius: number; readonly maxIterations: number },
): Minimum {
  const { objective, point, residuals, columns, scale } = workspace;
  let chiSquare = objective.residuals(point, residuals);
  if (!Number.isFinite(chiSquare) || !objective.jacobian(point, residuals, columns)) {
    return failure(chiSquare, 'the model is not finite at the start values', 0);
  }
  scale.fill(0);
  updateScale(workspace);
  const firstLength = scaledPointLength(workspace) || Math.sqrt(chiSquare);
  const region: Region = { radius: settings.firstRadius * firstLength, first: true };
  const crawl = new CrawlWatch(chiSquare);
  const valley = new ValleyWatch(workspace, chiSquare);
  for (let iteration = 1; iteration <= settings.maxIterations; iteration++) {
    const stop = reasonToStop(workspace, chiSquare);
    if (stop !== undefined) return { chiSquare, converged: true, stopReason: stop, iterations: iteration };
    const lowered = takeStep(workspace, region);
    if (lowered === undefined) return stalled(workspace, region, { chiSquare, iteration });
    chiSquare = lowered;
    updateScale(workspace);
    if (crawl.isCrawling(workspace, chiSquare))
      return { chiSquare, converged: true, stopReason: crawling, iterations: iteration };
    const runaways = valley.runaways(workspace, chiSquare);
    if (runaways) return { chiSquare, converged: true, stopReason: endless, iterations: iteration, runaways };
  }
  return failure(
    chiSquare,
    `no minimum was reached in ${settings.maxIterations} iterations`,
    settings.maxIterations,
  );
}

interface Region {
  radius: number;
  first: boolean;
}

function failure(chiSquare: number, stopReason: string, iterations: number): Minimum {
  return { chiSquare, converged: false, stopReason, iterations };
}

/** No step lowers the sum of squares any more: a minimum where rounding or the flat bottom explains it, else a failure. */
function stalled(
  workspace: FitWorkspace,
  region: Region,
  { chiSquare, iteration }: { readonly chiSquare: number; readonly iteration: number },
): Minimum {
  factorActive(workspace, workspace.residuals);
  const length = Math.sqrt(chiSquare);
  const converged =
    length <= roundingShare * scaledPointLength(workspace) ||
    workspace.model.removable <= 1e-3 * length ||
    isLostInRounding(workspace, region);
  const stopReason = converged
    ? 'chi-square cannot be lowered further in double precision'
    : 'no step lowers chi-square although the gradient is not zero: the model is not smooth or not finite nearby';
  return { chiSquare, converged, stopReason, iterations: iteration };
}

function isLostInRounding(workspace: FitWorkspace, { radius }: Region): boolean {
  boundedStep(workspace, radius);
  return predictedReduction(workspace) <= roundingOfChiSquare(workspace);
}

function updateScale({ objective, columns, scale, gradient, residuals }: FitWorkspace): void {
  const rows = objective.rowCount;
  for (let k = 0; k < objective.freeCount; k++) {
    let squared = 0;
    let slope = 0;
    for (let i = 0; i < rows; i++) {
      const entry = columns[k * rows + i];
      squared += entry * entry;
      slope += entry * residuals[i];
    }
    gradient[k] = slope;
    scale[k] = Math.max(scale[k], Math.sqrt(squared)) || emptyColumnScale;
  }
}

function scaledPointLength({ objective, point, scale }: FitWorkspace): number {
  let sum = 0;
  for (let k = 0; k < objective.freeCount; k++) sum += (scale[k] * point[objective.free[k]]) ** 2;
  return Math.sqrt(sum);
}

function reasonToStop(workspace: FitWorkspace, chiSquare: number): string | undefined {
  if (chiSquare === 0) return 'the model meets every datum';
  findActive(workspace);
  if (workspace.activeCount === 0) return 'no parameter is free to move';
  factorActive(workspace, workspace.residuals);
  if (workspace.model.removable <= offsetTolerance * Math.sqrt(chiSquare)) return 'the gradient is zero';
  if (workspace.model.step(Infinity, workspace.activeStep) <= stepTolerance * scaledPointLength(workspace)) {
    return 'the last step was lost in rounding';
  }
  return undefined;
}

/** Tries steps of shrinking length until one lowers the sum of squares; `undefined` where none does. */
function takeStep(workspace: FitWorkspace, region: Region): number | undefined {
  const { objective, trial, point, residuals, trialResiduals, columns } = workspace;
  const shortest = stepTolerance * scaledPointLength(workspace);
  for (let attempt = 0; attempt < 60; attempt++) {
    const { length, meetsBound } = boundedStep(workspace, region.radius);
    if (region.first) region.radius = Math.min(region.radius, length);
    const predicted = predictedReduction(workspace);
    const trialChiSquare = objective.residuals(trial, trialResiduals);
    const actual = actualReduction(residuals, trialResiduals);
    const finite = Number.isFinite(trialChiSquare);
    region.radius = finite ? nextRadius(region.radius, length, actual, predicted) : 0.25 * length;
    if (finite && actual > 1e-4 * predicted && objective.jacobian(trial, trialResiduals, columns)) {
      point.set(trial);
      residuals.set(trialResiduals);
      region.first = false;
      return trialChiSquare;
    }
    if (!(region.radius > shortest)) return undefined;
    // A Jacobian that is not finite has overwritten the columns of the present point.
    if (finite && actual > 1e-4 * predicted) {
      region.radius = 0.25 * length;
      objective.jacobian(point, residuals, columns);
    }
    if (meetsBound) factorActive(workspace, residuals);
  }
  return undefined;
}

/** Fall of the sum of squares over the step by the linearised model. */
function predictedReduction(workspace: FitWorkspace): number {
  const { residuals } = workspace;
  const change = linearChange(workspace);
  let sum = 0;
  for (let i = 0; i < change.length; i++) sum -= change[i] * (2 * residuals[i] + change[i]);
  return sum;
}

/** Difference of the two sums of squares, term by term so that small differences keep their digits. */
function actualReduction(before: Float64Array, after: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < before.length; i++) sum += (before[i] - after[i]) * (before[i] + after[i]);
  return sum;
}

function nextRadius(radius: number, length: number, actual: number, predicted: number): number {
  const ratio = actual / predicted;
  const undamped = length < 0.9 * radius;
  if (ratio >= 0.75 || (ratio > 0.25 && undamped)) return 2 * length;
  if (ratio > 0.25) return radius;
  // Lowest point of the parabola through both ends whose slope at the start is that of an undamped step.
  const shrink = ratio >= 0 ? 0.5 : predicted / (2 * predicted - actual);
  return Math.min(0.5, Math.max(0.1, shrink)) * Math.min(radius, 10 * length);
}
