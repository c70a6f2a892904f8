import type { FitResult } from '@modalgain/numerics';
import type { EllipsometryProblem } from './fit-problem.js';

/** An error this many times the range of a parameter is rounding noise of a slope that is 0. */
const meaningless = 10;

/** The fit with those parameters as not determined whose error is far beyond their bounds, as the index where light falls straight down. */
export function withOpenParameters({ parameters }: EllipsometryProblem, fit: FitResult): FitResult {
  const isOpen = parameters.map(
    ({ lower = -Infinity, upper = Infinity }, place) =>
      fit.status[place] !== 'fixed' && fit.standardErrors[place] > meaningless * (upper - lower),
  );
  if (!isOpen.includes(true)) return fit;
  const width = parameters.length;
  return {
    ...fit,
    status: fit.status.map((status, place) => (isOpen[place] ? 'not-determined' : status)),
    standardErrors: fit.standardErrors.map((error, place) => (isOpen[place] ? Infinity : error)),
    covariance: fit.covariance.map((value, at) =>
      isOpen[at % width] || isOpen[Math.floor(at / width)] ? 0 : value,
    ),
  };
}
