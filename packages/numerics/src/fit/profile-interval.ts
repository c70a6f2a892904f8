import { chiSquareQuantile } from '../distributions/chi-square.js';
import { fisherQuantile } from '../distributions/fisher.js';
import { InputError } from '../errors.js';
import { leastSquares } from './least-squares.js';
import type { FitProblem, FitResult, ProfileInterval } from './problem.js';
import { Profile } from './profile.js';
import { searchSide, type ProfileEnd } from './profile-search.js';
import { FitWorkspace } from './workspace.js';

/** A fall of chi-square below the fit's, as a share of the threshold, that makes the fit not the best one. */
const betterFitShare = 1e-3;
const mostRestarts = 3;
/** After so many iterations a better fit shows itself, if there is one. */
const glance = 60;

/**
 * The interval of values of one parameter whose best fit of all others is not worse than the best fit by more than the
 * threshold: chi-square(1) where the sigmas are known, F(1, n - p) times the reduced chi-square where they are not.
 * Unlike value +- error it follows curved and one-sided dependences, and says where the data bound nothing. An end that
 * is never reached is infinite (or the parameter's bound) and has its reason.
 *
 * Should the profile find a better fit than the one given, it starts again from there and hands that fit back.
 *
 * `parameter` is an index or a name; `level` defaults to 0.95. Throws `InputError` for a parameter that is not there, and for
 * fits with the Huber loss.
 * D. M. Bates and D. G. Watts, Nonlinear Regression Analysis and Its Applications (1988), doi:10.1002/9780470316757,
 * chapter 6.
 */
export function profileInterval(task: {
  readonly problem: FitProblem;
  readonly fit: FitResult;
  readonly parameter: number | string;
  readonly level?: number;
  readonly workspace?: FitWorkspace;
}): ProfileInterval {
  const { problem, level = 0.95, workspace = new FitWorkspace(problem) } = task;
  const parameter = parameterIndex(problem, task.parameter);
  if (task.fit.robust) {
    throw new InputError(
      'A profile of chi-square was asked for a fit with the Huber loss; take its standard errors or a bootstrap, or fit without the loss.',
    );
  }
  let fit = task.fit;
  let betterFit: FitResult | undefined;
  if (fit.status[parameter] === 'fixed') return pointInterval(fit.values[parameter]);
  for (let round = 0; ; round++) {
    const threshold = thresholdOf(problem, fit, level);
    if (threshold === undefined) return openInterval(problem, parameter);
    const profile = new Profile({ problem, fit, parameter, threshold, workspace });
    const ends = { lower: searchSide(profile, -1), upper: searchSide(profile, 1) };
    const better = round < mostRestarts ? lookForBetterFit(problem, fit, profile, threshold) : undefined;
    if (!better) return { ...interval(ends), trace: profile.trace, ...(betterFit && { betterFit }) };
    fit = betterFit = better;
  }
}

function interval({ lower, upper }: { readonly lower: ProfileEnd; readonly upper: ProfileEnd }) {
  return {
    lower: lower.end,
    upper: upper.end,
    ...(lower.open !== undefined && { lowerOpen: lower.open }),
    ...(upper.open !== undefined && { upperOpen: upper.open }),
  };
}

function lookForBetterFit(
  problem: FitProblem,
  fit: FitResult,
  profile: Profile,
  threshold: number,
): FitResult | undefined {
  const start = profile.suspect?.point;
  if (!start) return undefined;
  const { workspace } = profile;
  const found = leastSquares(problem, { start, workspace, maxIterations: glance });
  if (!(found.chiSquare < fit.chiSquare - betterFitShare * threshold)) return undefined;
  return found.converged ? found : leastSquares(problem, { start: found.values, workspace });
}

function parameterIndex(problem: FitProblem, parameter: number | string): number {
  const index =
    typeof parameter === 'number'
      ? parameter
      : problem.parameters.findIndex(({ name }) => name === parameter);
  if (!(index in problem.parameters)) {
    const names = problem.parameters.map(({ name }) => name).join(', ');
    throw new InputError(`A profile over the parameter ${parameter} was asked for; the fit has ${names}.`);
  }
  return index;
}

/** Rise of chi-square at the ends of the interval; `undefined` where nothing is left to estimate the sigmas from. */
function thresholdOf(problem: FitProblem, fit: FitResult, level: number): number | undefined {
  if (problem.sigmas === 'known') return chiSquareQuantile(level, 1);
  const freedom = fit.degreesOfFreedom;
  if (!(freedom > 0)) return undefined;
  return (fisherQuantile(level, { numerator: 1, denominator: freedom }) * fit.chiSquare) / freedom;
}

function pointInterval(value: number): ProfileInterval {
  return { lower: value, upper: value, trace: [{ value, deltaChiSquare: 0 }] };
}

function openInterval(problem: FitProblem, parameter: number): ProfileInterval {
  const { lower = -Infinity, upper = Infinity } = problem.parameters[parameter];
  const why = 'there are no more data than parameters, so their scatter is unknown';
  return { lower, upper, lowerOpen: why, upperOpen: why, trace: [] };
}
