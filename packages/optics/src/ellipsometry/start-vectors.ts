import { randomStream, type FitParameter, type RandomStream } from '@modalgain/numerics';
import { modelIndex } from '../dispersion-models/model-index.js';
import type { EllipsometryProblem } from './fit-problem.js';

/**
 * The start values of the request at thicknesses over the whole range: every eighth of the shortest wavelength in the film, for interference repeats itself. A
 * narrow prior's mean and a fixed value stand alone.
 */
export function thicknessStarts(problem: EllipsometryProblem): number[][] {
  const { parameters, unknowns, reflection } = problem;
  const given = parameters.map(({ start }) => start);
  const at = (thicknessNm: number): number[] => given.with(unknowns.thickness, thicknessNm);
  const { start, lower = 0, upper = start, prior, fixed } = parameters[unknowns.thickness];
  const shortestNm = reflection.wavelengthNm[0];
  const { n } = modelIndex(unknowns.modelOf(given), shortestNm);
  const spacing = shortestNm / (8 * Math.max(n, 1));
  if (fixed === true || (prior !== undefined && upper - lower < 4 * spacing)) return [given];
  const count = Math.max(1, Math.ceil((upper - lower) / spacing));
  return Array.from({ length: count }, (_, i) => at(lower + ((i + 0.5) * (upper - lower)) / count));
}

/** The same starts on every run. */
const seed = 20261122;

/** How far a start is thrown, by the last word of a parameter's path: by a factor exp(spread z), or by spread z. */
const factorSpread = 0.7;
const additiveSpread: Readonly<Record<string, number | undefined>> = {
  epsilonInfinity: 0.4,
  a: 0.15,
  energyEv: 0.05,
  gapEv: 0.1,
};
const thicknessSpread = 0.02;

/** Start values thrown around the given ones, with a thickness near the given: for models whose chi-square has many minima. */
export function scatteredStart(problem: EllipsometryProblem, thicknessNm: number, attempt: number): number[] {
  const random = randomStream(seed, attempt);
  const { parameters, unknowns } = problem;
  return parameters.map((parameter, place) => {
    if (parameter.fixed === true) return parameter.start;
    const path = unknowns.modelParameters.at(place)?.path;
    if (place === unknowns.thickness)
      return withinBounds(parameter, thicknessNm * (1 + thicknessSpread * random.normal()));
    return path === undefined ? parameter.start : withinBounds(parameter, thrown(parameter, path, random));
  });
}

function thrown({ start, prior }: FitParameter, path: string, random: RandomStream): number {
  if (prior !== undefined) return prior.mean + prior.standardDeviation * random.normal();
  const spread = additiveSpread[path.slice(path.lastIndexOf('.') + 1)];
  return spread === undefined
    ? start * Math.exp(factorSpread * random.normal())
    : start + spread * random.normal();
}

const withinBounds = ({ lower = -Infinity, upper = Infinity }: FitParameter, value: number): number =>
  Math.min(upper, Math.max(lower, value));
