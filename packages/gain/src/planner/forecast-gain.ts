import { InputError, leastSquares } from '@modalgain/numerics';
import { filmOf } from '../global-fit/films.js';
import type { FilmGainData, GlobalFitInput, MeasuredThreshold } from '../global-fit/inputs.js';
import { createProblem } from '../global-fit/problem.js';
import { logDensity, loss } from '../global-fit/quantities.js';
import { fitError } from '../global-fit/quantity.js';
import { loadingsError } from '../global-fit/sources.js';
import { createSystem } from '../global-fit/system.js';
import { averageOverDepth, gainModel, type GainModel } from '../models/index.js';
import type { ExpectedFilm } from './expected-films.js';

export type PlannedQuantity = 'density' | 'loss';

/** Relative standard error of a film's density or loss, before the data are there. */
export interface GainForecast {
  /** From net gains, losses and thresholds; Infinity where they leave the quantity open. */
  readonly statistical: number;
  /** From Gamma and the cross-section, which more measurements of gain do not change; 0 for a loss. */
  readonly systematic: number;
  readonly total: number;
}

/**
 * The error that `fitGain` would give for data like those of `input` if the films were as expected: the very problem
 * that it solves, on data without scatter. Net gains, measured losses and thresholds in `input` count by their errors only.
 *
 * @throws InputError where the input cannot be fitted, or a film has no expected values
 */
export function forecastGain(task: {
  readonly input: GlobalFitInput;
  readonly film: string;
  readonly quantity: PlannedQuantity;
  readonly expected: readonly ExpectedFilm[];
}): GainForecast {
  const system = createSystem(exactData(task.input, task.expected));
  const problem = createProblem(system);
  const fitted = { system, problem, fit: leastSquares(problem) };
  const film = filmOf(system, task.film);
  const quantity = task.quantity === 'density' ? logDensity(fitted, film) : loss(fitted, film);
  const gradient = new Float64Array(fitted.fit.values.length);
  quantity.writeGradient(fitted.fit.values, gradient);
  const scale = task.quantity === 'density' ? 1 : expectedOf(task.expected, task.film).lossPerCm;
  const statistical = fitError(gradient, fitted.fit) / scale;
  const systematic = loadingsError(quantity.loadings);
  return { statistical, systematic, total: Math.hypot(statistical, systematic) };
}

/** Net gain in cm-1 of a film as expected; NaN where the model has no value. */
export function expectedNetGain(
  input: GlobalFitInput,
  data: FilmGainData,
  { densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 }: ExpectedFilm,
): (fluenceUjPerCm2: number) => number {
  const inverted = data.confinementModal.value * input.emissionCrossSectionCm2.value * densityPerCm3;
  const gain = modelOf(input, data.pumpDepth);
  return (fluence) => inverted * gain.inversion(fluence / saturationFluenceUjPerCm2) - lossPerCm;
}

/** Where net gain times stripe length is one for a film as expected; undefined where it never gets there. */
export function unitGainFluence(
  input: GlobalFitInput,
  data: FilmGainData,
  { densityPerCm3, lossPerCm, saturationFluenceUjPerCm2 }: ExpectedFilm,
  stripeLengthUm: number,
): number | undefined {
  const inverted = data.confinementModal.value * input.emissionCrossSectionCm2.value * densityPerCm3;
  const x = modelOf(input, data.pumpDepth).inverse((umPerCm / stripeLengthUm + lossPerCm) / inverted);
  return x === undefined ? undefined : x * saturationFluenceUjPerCm2;
}

/** The gain model as a film's mode sees it: averaged over its depth where the pump is known there. */
export function modelOf({ model }: GlobalFitInput, pumpDepth: FilmGainData['pumpDepth']): GainModel {
  const incident = gainModel(model ?? { name: 'langmuir' });
  return pumpDepth ? averageOverDepth(incident, pumpDepth) : incident;
}

const umPerCm = 1e4;

/** The same threshold measurement; undefined where there would be none. */
function exactThreshold(
  input: GlobalFitInput,
  data: FilmGainData,
  film: ExpectedFilm,
): MeasuredThreshold | undefined {
  const { threshold } = data;
  const fluenceUjPerCm2 = threshold && unitGainFluence(input, data, film, threshold.stripeLengthUm);
  if (!threshold || fluenceUjPerCm2 === undefined) return undefined;
  const relative = threshold.standardErrorUjPerCm2 / threshold.fluenceUjPerCm2;
  return { ...threshold, fluenceUjPerCm2, standardErrorUjPerCm2: relative * fluenceUjPerCm2 };
}

/** The same measurements of films that are exactly as expected. */
function exactData(input: GlobalFitInput, expected: readonly ExpectedFilm[]): GlobalFitInput {
  const prior = input.saturationFluencePrior;
  return {
    ...input,
    films: input.films.map((data) => exactFilm(input, data, expectedOf(expected, data.film))),
    ...(prior && {
      saturationFluencePrior: {
        fluenceUjPerCm2: expected[0].saturationFluenceUjPerCm2,
        standardErrorUjPerCm2:
          (prior.standardErrorUjPerCm2 / prior.fluenceUjPerCm2) * expected[0].saturationFluenceUjPerCm2,
      },
    }),
  };
}

function exactFilm(input: GlobalFitInput, data: FilmGainData, expected: ExpectedFilm): FilmGainData {
  const { film, points, covariancePerCm2, confinementModal, thicknessNm, measuredLoss, pumpDepth } = data;
  const netGainAt = expectedNetGain(input, data, expected);
  const threshold = exactThreshold(input, data, expected);
  return {
    film,
    points: points.map((point) => ({ ...point, netGainPerCm: netGainAt(point.fluenceUjPerCm2) })),
    confinementModal,
    ...(covariancePerCm2 && { covariancePerCm2 }),
    ...(thicknessNm && { thicknessNm }),
    ...(pumpDepth && { pumpDepth }),
    ...(measuredLoss && { measuredLoss: { ...measuredLoss, lossPerCm: expected.lossPerCm } }),
    ...(threshold && { threshold }),
  };
}

/** The expected values of a film; throws InputError where there are none. */
export function expectedOf(expected: readonly ExpectedFilm[], film: string): ExpectedFilm {
  const found = expected.find((each) => each.film === film);
  if (found) return found;
  throw new InputError(`There are no expected values of ${film}; give them for every film of the fit.`);
}
