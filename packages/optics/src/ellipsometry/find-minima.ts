import { leastSquares, type FitResult, type FitWorkspace } from '@modalgain/numerics';
import type { EllipsometryProblem } from './fit-problem.js';
import { scatteredStart, thicknessStarts } from './start-vectors.js';

/** A minimum of chi-square. */
export interface Minimum {
  readonly thicknessNm: number;
  readonly chiSquare: number;
  readonly fit: FitResult;
}

/** Iterations of the first look from each start. */
const glance = 12;
/** How many of the best are followed to the end at first, and of how many other thicknesses it is seen at last whether they rival the best. */
const followed = 4;
const rivals = 20;
/** What is so many times worse than the best after the first look is not followed, nor than one of unit residuals: less than that is equally exact. */
const farWorse = 1000;
/** Minima whose thickness differs by less than this are one. */
const samePlaceNm = 0.5;
/** Scattered starts at most, the iterations of each, and around how many of the best thicknesses. */
const attempts = 40;
const attemptIterations = 40;
const attemptPlaces = 3;
/** Where no errors are stated, a minimum that so many starts lead to, and none below, is taken as the lowest. */
const enoughArrivals = 4;
const sameChiSquare = 1e-3;

/**
 * The minima of chi-square, best first: from starts over the range of thickness, and then, until one explains the data, from start values thrown around the
 * given ones.
 *
 * @param isExplained whether chi-square is what the stated errors let expect; undefined where none are stated.
 */
export function findMinima(
  problem: EllipsometryProblem,
  workspace: FitWorkspace,
  isExplained: ((fit: FitResult) => boolean) | undefined,
): readonly Minimum[] {
  const fitFrom = (start: ArrayLike<number>, maxIterations?: number): FitResult =>
    leastSquares(problem, { start, workspace, ...(maxIterations !== undefined && { maxIterations }) });
  const starts = thicknessStarts(problem);
  const seen = starts.length === 1 ? [] : sortedByChiSquare(starts.map((start) => fitFrom(start, glance)));
  const promising = seen.filter(
    ({ chiSquare }) => chiSquare <= farWorse * Math.max(seen[0].chiSquare, problem.residualCount),
  );
  const first = seen.length === 0 ? starts : promising.slice(0, followed).map(valuesOf);
  const found = scattered(
    problem,
    { fitFrom, isExplained },
    first.map((start) => fitFrom(start)),
  );
  const others = distinct(problem, [...found, ...promising]).filter((fit) => !found.includes(fit));
  const all = distinct(problem, [...found, ...others.slice(0, rivals).map(({ values }) => fitFrom(values))]);
  return all.map((fit) => ({
    thicknessNm: fit.values[problem.unknowns.thickness],
    chiSquare: fit.chiSquare,
    fit,
  }));
}

interface Search {
  readonly fitFrom: (start: ArrayLike<number>, maxIterations?: number) => FitResult;
  readonly isExplained: ((fit: FitResult) => boolean) | undefined;
}

/** The minima and those that scattered starts near the best of them lead to. */
function scattered(
  problem: EllipsometryProblem,
  { fitFrom, isExplained }: Search,
  first: readonly FitResult[],
): readonly FitResult[] {
  let found = distinct(problem, first);
  let arrivals = 1;
  const isSettled = (): boolean => isExplained?.(found[0]) ?? arrivals >= enoughArrivals;
  for (let attempt = 0; attempt < attempts && found.length > 0 && !isSettled(); attempt++) {
    const near = found[attempt % Math.min(found.length, attemptPlaces)].values[problem.unknowns.thickness];
    const fit = fitFrom(scatteredStart(problem, near, attempt), attemptIterations);
    const change = fit.chiSquare / found[0].chiSquare - 1;
    if (change < -sameChiSquare) arrivals = 1;
    else if (change < sameChiSquare) arrivals += 1;
    found = distinct(problem, [...found, fit.chiSquare < found[0].chiSquare ? fitFrom(fit.values) : fit]);
  }
  return found;
}

const valuesOf = ({ values }: FitResult): Float64Array => values;

/** Best first, and of those of about one thickness the best alone. */
function distinct({ unknowns }: EllipsometryProblem, fits: readonly FitResult[]): FitResult[] {
  const thicknessOf = ({ values }: FitResult): number => values[unknowns.thickness];
  return sortedByChiSquare(fits).filter(
    (fit, at, all) =>
      !all.slice(0, at).some((better) => Math.abs(thicknessOf(better) - thicknessOf(fit)) < samePlaceNm),
  );
}

const sortedByChiSquare = (fits: readonly FitResult[]): FitResult[] =>
  fits.filter(({ chiSquare }) => Number.isFinite(chiSquare)).sort((a, b) => a.chiSquare - b.chiSquare);
