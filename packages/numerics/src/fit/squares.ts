import { describe } from './describe.js';
import { minimise, type Minimum } from './minimise.js';
import { polish } from './polish.js';
import type { FitProblem, FitResult } from './problem.js';
import { FitWorkspace } from './workspace.js';

export interface SquaresOptions {
  /** Start values in place of the problem's own, one a parameter. */
  readonly start?: ArrayLike<number>;
  /** Arrays of an earlier fit of the same problem. */
  readonly workspace?: FitWorkspace;
  /** Default 1000. */
  readonly maxIterations?: number;
}

/** Share of the scaled start values that the first step may change. */
const firstRadius = 0.1;

/** The minimum of the plain sum of squares; see `leastSquares`. */
export function fitSquares(problem: FitProblem, options: SquaresOptions = {}): FitResult {
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
