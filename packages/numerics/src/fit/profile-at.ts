import { chiSquareQuantile } from '../distributions/chi-square.js';
import { InputError } from '../errors.js';
import type { FitProblem, FitResult } from './problem.js';
import { Profile } from './profile.js';
import { FitWorkspace } from './workspace.js';

/** A best fit with one parameter held. */
export interface ProfiledPoint {
  readonly value: number;
  /** NaN where the model is finite nowhere near. */
  readonly deltaChiSquare: number;
  /** All parameters there. */
  readonly point: Float64Array;
}

/** Sets the scale of the first steps only. */
const level = 0.95;

/**
 * The profile of chi-square over one parameter at given values, increasing; for figures, where `profileInterval` is for
 * intervals. It is followed from the fit outwards to either side, each refit from its neighbours. Throws `InputError` for
 * a problem whose sigmas are unknown: a rise of chi-square then says nothing by itself.
 */
export function profileAt(task: {
  readonly problem: FitProblem;
  readonly fit: FitResult;
  /** Index of the parameter. */
  readonly parameter: number;
  readonly values: readonly number[];
}): ProfiledPoint[] {
  const { problem, fit, parameter, values } = task;
  if (problem.sigmas !== 'known')
    throw new InputError('A profile at given values was asked for data of unknown errors; state these.');
  const workspace = new FitWorkspace(problem);
  const threshold = chiSquareQuantile(level, 1);
  const profile = new Profile({ problem, fit, parameter, threshold, workspace });
  const best = fit.values[parameter];
  const found = new Map<number, ProfiledPoint>();
  const outwards = [...values].sort((a, b) => Math.abs(a - best) - Math.abs(b - best));
  for (const value of outwards) {
    const at = value === best ? profile.centre : profile.at(value);
    found.set(value, {
      value,
      deltaChiSquare: at?.deltaChiSquare ?? NaN,
      point: at?.point ?? new Float64Array(fit.values.length).fill(NaN),
    });
  }
  return values.flatMap((value) => found.get(value) ?? []);
}
