import { leastSquares, type FitResult, type FitWorkspace } from '@modalgain/numerics';
import { modelIndex } from '../dispersion-models/model-index.js';
import type { EllipsometryProblem } from './fit-problem.js';

/** A minimum of chi-square. */
export interface Minimum {
  readonly thicknessNm: number;
  readonly chiSquare: number;
  readonly fit: FitResult;
}

/** Iterations of the first look from each start, and how many of the best are followed to the end. */
const glance = 12;
const followed = 4;
/** What is so many times worse than the best after the first look is not followed. */
const farWorse = 1000;
/** Minima whose thickness differs by less than this and whose chi-square is equal are one. */
const samePlaceNm = 0.5;

/**
 * The minima of chi-square that are reached from thicknesses all over the range, best first: interference repeats itself, so that a wrong order of fringes can
 * be a minimum too.
 */
export function findMinima(problem: EllipsometryProblem, workspace: FitWorkspace): readonly Minimum[] {
  const starts = startThicknesses(problem);
  const fitFrom = (start: ArrayLike<number>, maxIterations?: number): FitResult =>
    leastSquares(problem, { start, workspace, ...(maxIterations !== undefined && { maxIterations }) });
  const startOf = (thicknessNm: number): number[] =>
    problem.parameters.map(({ start }, place) =>
      place === problem.unknowns.thickness ? thicknessNm : start,
    );
  const best =
    starts.length === 1
      ? [startOf(starts[0])]
      : starts
          .map((thicknessNm) => fitFrom(startOf(thicknessNm), glance))
          .filter(({ chiSquare }) => Number.isFinite(chiSquare))
          .sort((a, b) => a.chiSquare - b.chiSquare)
          .filter(({ chiSquare }, _, all) => chiSquare <= farWorse * all[0].chiSquare)
          .filter(isNewPlace(problem))
          .slice(0, followed)
          .map(({ values }) => values);
  return best
    .map((start) => fitFrom(start))
    .sort((a, b) => a.chiSquare - b.chiSquare)
    .filter(isNewPlace(problem))
    .map((fit) => ({ thicknessNm: fit.values[problem.unknowns.thickness], chiSquare: fit.chiSquare, fit }));
}

/** Keeps the first, best, of the fits of about one thickness. */
function isNewPlace({
  unknowns,
}: EllipsometryProblem): (fit: FitResult, at: number, all: FitResult[]) => boolean {
  const thicknessOf = ({ values }: FitResult): number => values[unknowns.thickness];
  return (fit, at, all) =>
    !all.slice(0, at).some((earlier) => Math.abs(thicknessOf(earlier) - thicknessOf(fit)) < samePlaceNm);
}

/** Every eighth of the shortest wavelength in the film over the range; the prior's mean and the fixed value stand alone. */
function startThicknesses(problem: EllipsometryProblem): number[] {
  const { parameters, unknowns, reflection } = problem;
  const { start, lower = 0, upper = start, prior, fixed } = parameters[unknowns.thickness];
  if (fixed === true) return [start];
  const shortestNm = reflection.wavelengthNm[0];
  const { n } = modelIndex(unknowns.modelOf(parameters.map((parameter) => parameter.start)), shortestNm);
  const spacing = shortestNm / (8 * Math.max(n, 1));
  if (prior !== undefined && upper - lower < 4 * spacing) return [start];
  const count = Math.max(1, Math.ceil((upper - lower) / spacing));
  return Array.from({ length: count }, (_, i) => lower + ((i + 0.5) * (upper - lower)) / count);
}
