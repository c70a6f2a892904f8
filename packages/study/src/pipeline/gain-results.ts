import { densityLossRidge, filmGainAndLoss } from '@modalgain/gain';
import type { FilmUnknowns, FittedQuantity, GlobalGainFit, ModelFit } from '@modalgain/gain';
import { logNormalEstimate, normalEstimate } from '@modalgain/numerics';
import type { Determination, Estimate } from '@modalgain/numerics';
import type { FilmGainResult } from '../results/index.js';
import type { StudyGainFit } from './gain-fit.js';
import type { FilmForGain } from './gain-input.js';

/** What of a film turns film gain into modal gain. */
type ConfinedFilm = Pick<FilmForGain, 'name' | 'confinementModal'>;

interface FilmGainRequest {
  readonly gainFit: StudyGainFit;
  readonly film: ConfinedFilm;
  readonly idealDensityPerCm3: number | null;
}

/** What the global fit says of one film, for the results; null for a film that took no part. */
export function filmGainOf({ gainFit, film, idealDensityPerCm3 }: FilmGainRequest): FilmGainResult | null {
  const { fit, gainsAlone } = gainFit;
  const found = fit.films.find((candidate) => candidate.film === film.name);
  const reference = found?.filmGains.at(0);
  if (!found || !reference) return null;
  const { fluenceUjPerCm2, filmGainPerCm } = reference;
  const density = found.densityPerCm3;
  const { curve } = found;
  return {
    referenceFluenceUjPerCm2: fluenceUjPerCm2,
    densityPerCm3: density.determination,
    lossPerCm: found.lossPerCm.determination,
    filmGainPerCm: filmGainPerCm.determination,
    modalGainPerCm: modalGainOf(fit, film, filmGainPerCm.determination, fluenceUjPerCm2),
    packing: idealDensityPerCm3 === null ? null : scaled(density.determination, 1 / idealDensityPerCm3),
    densityErrorBudget: budgetOf(density),
    lossPrior: lossPriorOf(gainFit, film.name),
    netGainCurve: {
      x: [...curve.fluenceUjPerCm2],
      y: [...curve.netGainPerCm],
      lower: [...curve.lowerPerCm],
      upper: [...curve.upperPerCm],
    },
    ridge: ridgeWhereOpen(fit, found),
    gainsAlone: gainsAlone ? aloneOf(gainsAlone, film.name) : null,
  };
}

function budgetOf({ determination, parts, bestFit }: FittedQuantity): FilmGainResult['densityErrorBudget'] {
  if (determination.kind === 'not-determined') return null;
  return { statistical: parts.statistical / bestFit, systematic: parts.systematic / bestFit };
}

function lossPriorOf({ input }: StudyGainFit, name: string): Estimate | null {
  const measured = input.films.find(({ film }) => film === name)?.measuredLoss;
  return measured ? normalEstimate(measured.lossPerCm, measured.standardErrorPerCm, 'measured apart') : null;
}

function aloneOf(gainsAlone: ModelFit, name: string): FilmGainResult['gainsAlone'] {
  const found = gainsAlone.films.find(({ film }) => film === name);
  if (!found) return null;
  return {
    densityPerCm3: found.densityPerCm3.determination,
    lossPerCm: found.lossPerCm.determination,
    ridge: ridgeWhereOpen(gainsAlone, found),
  };
}

/** The ridge is the reason for an open density; where it is settled there is none to show. */
function ridgeWhereOpen(
  fit: Pick<ModelFit, 'fitted' | 'films'>,
  { film, densityPerCm3 }: FilmUnknowns,
): FilmGainResult['ridge'] {
  if (densityPerCm3.determination.kind === 'determined') return null;
  const ridge = densityLossRidge(fit, film);
  return {
    densityPerCm3: [...ridge.densityPerCm3],
    lossPerCm: [...ridge.lossPerCm],
    deltaChiSquare: [...ridge.deltaChiSquare],
  };
}

/** Gamma times film gain: what the stripes measure, so that the errors of Gamma and sigma_e do not enter it. */
function modalGainOf(
  fit: GlobalGainFit,
  film: ConfinedFilm,
  filmGain: Determination,
  fluenceUjPerCm2: number,
): Determination {
  if (filmGain.kind === 'not-determined')
    return { kind: 'not-determined', why: filmGain.why, next: filmGain.next };
  const { filmGainPerCm, covariancePerCm2 } = filmGainAndLoss(fit, { film: film.name, fluenceUjPerCm2 });
  const relativeError = Math.sqrt(covariancePerCm2[0]) / filmGainPerCm;
  const value = film.confinementModal.value * filmGainPerCm;
  return { kind: 'determined', estimate: logNormalEstimate(value, relativeError, 'global fit, linearised') };
}

/** A determination in another unit. */
export function scaled(determination: Determination, factor: number): Determination {
  if (determination.kind === 'not-determined') {
    const { interval95, ...rest } = determination;
    return interval95 ? { ...rest, interval95: [interval95[0] * factor, interval95[1] * factor] } : rest;
  }
  const { value, standardError, interval95, method } = determination.estimate;
  return {
    kind: 'determined',
    estimate: {
      value: value * factor,
      standardError: standardError * factor,
      interval95: [interval95[0] * factor, interval95[1] * factor],
      method,
    },
  };
}
