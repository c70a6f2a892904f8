import {
  FitWorkspace,
  InputError,
  leastSquares,
  profileInterval,
  type FitResult,
  type ProfileInterval,
} from '@modalgain/numerics';
import { isExplained, scatterOf } from './error-size.js';
import { EllipsometryProblem } from './fit-problem.js';
import { hasStatedErrors, type EllipsometryFitRequest } from './fit-request.js';
import { findMinima, type Minimum } from './find-minima.js';
import { unknownsOf } from './unknowns.js';
import { rangeOf } from './wavelength-range.js';

/** A fit with the interval of its thickness. */
export interface ProfiledFit {
  readonly problem: EllipsometryProblem;
  readonly fit: FitResult;
  readonly interval: ProfileInterval;
}

/** The minima of one request, and the best with its errors. */
export interface Solution {
  readonly profile: ProfiledFit;
  /** Best first, in units of the stated errors, or of those that stand in for them. */
  readonly minima: readonly [Minimum, ...Minimum[]];
  /** Whether the stated errors explain the residuals; false where none are stated. */
  readonly isExplained: boolean;
}

/**
 * Looks for all minima and profiles the best. Errors that are not stated, or too small for the residuals, are scaled.
 *
 * @throws InputError where no start has a finite model
 */
export function solve(request: EllipsometryFitRequest): Solution {
  const unknowns = unknownsOf(request, rangeOf(request.scan));
  const isStated = hasStatedErrors(request.scan);
  const problem = new EllipsometryProblem(request, unknowns, { sigmas: isStated ? 'known' : 'unknown' });
  const workspace = new FitWorkspace(problem);
  const found = findMinima(problem, workspace, isStated ? isExplained : undefined);
  const lowest = found.at(0);
  if (lowest === undefined) {
    throw new InputError(
      'no start has a finite model; check the start values and the indices of the layers.',
    );
  }
  const minima = [lowest, ...found.slice(1)] as const;
  if (isStated && isExplained(lowest.fit))
    return { profile: profiled(problem, lowest.fit, workspace), minima, isExplained: true };
  const scaled = rescaled(request, problem, lowest.fit);
  if (!isStated || !isExplained(scaled.fit)) return { profile: scaled, minima, isExplained: false };
  // The profile came upon the minimum that explains the data.
  const fit = leastSquares(problem, { start: scaled.fit.values, workspace });
  const better = { thicknessNm: fit.values[unknowns.thickness], chiSquare: fit.chiSquare, fit };
  return { profile: profiled(problem, fit, workspace), minima: [better, ...minima], isExplained: true };
}

function profiled(problem: EllipsometryProblem, fit: FitResult, workspace: FitWorkspace): ProfiledFit {
  const interval = profileInterval({ problem, fit, parameter: problem.unknowns.thickness, workspace });
  return { problem, fit: interval.betterFit ?? fit, interval };
}

/** The same data with errors whose size the residuals tell, for Psi and for Delta by themselves. */
function rescaled(request: EllipsometryFitRequest, first: EllipsometryProblem, best: FitResult): ProfiledFit {
  const factors = scatterOf(first, best);
  const problem = new EllipsometryProblem(request, first.unknowns, { sigmas: 'unknown', factors });
  const workspace = new FitWorkspace(problem);
  return profiled(problem, leastSquares(problem, { start: best.values, workspace }), workspace);
}
