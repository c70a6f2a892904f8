import type { EllipsometryFitRequest } from './fit-request.js';
import { hasStatedErrors } from './fit-request.js';
import { solve, type Solution } from './solve.js';

/** What a fit says that does not know the measured thickness, where it says something else. */
export interface PriorContradiction {
  /** Without the prior, over a wide range. */
  readonly free: Solution;
  /** By how much the prior makes chi-square worse, its own term included; errors as large as the residuals without it. */
  readonly chiSquareDifference: number;
  /** Whether the data are explained without it and not with it: then the fit without it stands. */
  readonly isLeftOut: boolean;
}

/** In standard deviations: beyond it prior and data speak of different films. */
const tension = 3;
/** The thickness without its prior is looked for from this share of its mean to the inverse of it. */
const widestShare = 0.4;
/** A prior that makes the residuals this much greater spoils a fit whose errors are not stated. */
const spoiled = 2;
/** Below this share of its size an error says nothing more than rounding. */
const rounding = 1e-6;

/** Fits without the prior of the thickness where it may stand against the data; undefined where it does not. */
export function contradictedPrior(
  request: EllipsometryFitRequest,
  solution: Solution,
): PriorContradiction | undefined {
  const { thickness, scan } = request;
  if (!('prior' in thickness) || !maySuffer(request, solution)) return undefined;
  const { mean, standardDeviation } = thickness.prior;
  const reach = 2 * tension * standardDeviation;
  const rangeNm = [
    Math.max(0, Math.min(widestShare * mean, mean - reach)),
    Math.max(mean / widestShare, mean + reach),
  ];
  const free = solve({ ...request, thickness: { rangeNm: [rangeNm[0], rangeNm[1]] } });
  const [bound, released] = [solution.minima[0], free.minima[0]];
  const freedom = released.fit.degreesOfFreedom;
  if (!free.isExplained && freedom <= 0) return undefined;
  const unit = free.isExplained ? 1 : Math.max(rounding ** 2, released.fit.chiSquare / freedom);
  const pull = (bound.thicknessNm - mean) / standardDeviation;
  const worse = bound.fit.dataChiSquare - released.fit.dataChiSquare;
  const chiSquareDifference = worse / unit + pull ** 2;
  if (chiSquareDifference <= tension ** 2) return undefined;
  const isLeftOut = hasStatedErrors(scan)
    ? free.isExplained && !solution.isExplained
    : worse / unit > (spoiled ** 2 - 1) * freedom;
  return { free, chiSquareDifference, isLeftOut };
}

/** Whether it is worth a second fit: where the first is explained and its thickness where the prior has it, it is not. */
function maySuffer({ thickness }: EllipsometryFitRequest, { isExplained, profile }: Solution): boolean {
  if (!('prior' in thickness)) return false;
  const { mean, standardDeviation } = thickness.prior;
  const place = profile.problem.unknowns.thickness;
  const { values, standardErrors, status } = profile.fit;
  if (!isExplained || status[place] === 'at-bound') return true;
  // The standard deviation of what the data pull the thickness away from the mean.
  const share = Math.max(rounding, 1 - (standardErrors[place] / standardDeviation) ** 2);
  return Math.abs(values[place] - mean) > tension * standardDeviation * Math.sqrt(share);
}
