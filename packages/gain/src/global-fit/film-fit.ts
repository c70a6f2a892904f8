import { netGainCurve, type NetGainCurve } from './curve.js';
import { explainDensity, explainFluence, explainLoss } from './explanations.js';
import { fitQuantity, isNarrowInRelation, type FittedQuantity, type Reading } from './fitted-quantity.js';
import type { FilmGainData } from './inputs.js';
import { modelNetGain } from './net-gain.js';
import { logDensity, logFilmGain, logFluenceOfNetGain, logSaturationFluence, loss } from './quantities.js';
import type { FittedSystem } from './quantity.js';
import { densityUnitPerCm3, type FilmSystem } from './system.js';
import type { ThresholdDatum } from './threshold-datum.js';
import { densityWording, perCmWording } from './wording.js';

/** What a fit is made for, of one film. */
export interface FilmUnknowns {
  readonly film: string;
  readonly densityPerCm3: FittedQuantity;
  readonly lossPerCm: FittedQuantity;
  readonly saturationFluenceUjPerCm2: FittedQuantity;
}

/** What the global fit says of one film. */
export interface FilmGainFit extends FilmUnknowns {
  /** filmGain = sigma_e n_t f at each reference fluence; absent where the film is not above transparency there. */
  readonly filmGains: readonly { readonly fluenceUjPerCm2: number; readonly filmGainPerCm: FittedQuantity }[];
  /** Where the net gain is zero; absent where the best fit has none (no loss, or more loss than gain). */
  readonly transparencyFluenceUjPerCm2: FittedQuantity | undefined;
  readonly points: readonly FittedPoint[];
  readonly curve: NetGainCurve;
  readonly threshold: ThresholdDatum | undefined;
}

/** A datum beside the model; the residual is in units of its standard error. */
export interface FittedPoint {
  readonly fluenceUjPerCm2: number;
  readonly netGainPerCm: number;
  readonly standardErrorPerCm: number;
  readonly fittedNetGainPerCm: number;
  readonly residual: number;
}

const fluenceReading = (film: FilmSystem): Reading => ({
  scale: 'log',
  isNarrow: isNarrowInRelation,
  explain: (interval) => explainFluence(film, interval),
});

/** Profiles every quantity of all films. */
export function fitFilms(fitted: FittedSystem, referenceFluencesUjPerCm2: readonly number[]): FilmGainFit[] {
  return fitUnknowns(fitted).map((unknowns, index) => {
    const film = fitted.system.films[index];
    return {
      ...unknowns,
      filmGains: fitFilmGains({ fitted, film, referenceFluencesUjPerCm2 }),
      transparencyFluenceUjPerCm2: fitTransparency(fitted, film),
      points: fittedPoints(fitted, film),
      curve: netGainCurve(fitted, film),
      threshold: film.threshold,
    };
  });
}

/** Profiles density, loss and saturation fluence of all films; a saturation fluence that films share is profiled once. */
export function fitUnknowns(fitted: FittedSystem): FilmUnknowns[] {
  const saturations = new Map<number, FittedQuantity>();
  return fitted.system.films.map((film) => {
    const saturationFluenceUjPerCm2 = saturations.get(film.saturation) ?? fitSaturation(fitted, film);
    saturations.set(film.saturation, saturationFluenceUjPerCm2);
    return {
      film: film.film,
      densityPerCm3: fitDensity(fitted, film),
      lossPerCm: fitLoss(fitted, film),
      saturationFluenceUjPerCm2,
    };
  });
}

function fitSaturation(fitted: FittedSystem, film: FilmSystem): FittedQuantity {
  return fitQuantity(fitted, logSaturationFluence(fitted, film), fluenceReading(film));
}

function fitDensity(fitted: FittedSystem, film: FilmSystem): FittedQuantity {
  const reading: Reading = {
    scale: 'log',
    unit: densityUnitPerCm3,
    isNarrow: isNarrowInRelation,
    explain: (interval) => explainDensity(fitted, film, interval, densityWording),
  };
  return fitQuantity(fitted, logDensity(fitted, film), reading);
}

/** A loss may be small beside the gain and still well known: a tenth of the film's largest net gain is also narrow. */
const lossHalfWidthShare = 0.1;

/** Whether the interval of a loss is narrow enough to be called a result. */
export function isNarrowLoss(interval: readonly [number, number], { points }: FilmGainData): boolean {
  const largestGain = Math.max(...points.map((point) => Math.abs(point.netGainPerCm)));
  return isNarrowInRelation(interval) || (interval[1] - interval[0]) / 2 <= lossHalfWidthShare * largestGain;
}

function fitLoss(fitted: FittedSystem, film: FilmSystem): FittedQuantity {
  const reading: Reading = {
    scale: 'linear',
    naturalLower: 0,
    isNarrow: (interval) => isNarrowLoss(interval, film.data),
    explain: (interval) => explainLoss(fitted, film, interval),
  };
  return fitQuantity(fitted, loss(fitted, film), reading);
}

function fitFilmGains(input: {
  readonly fitted: FittedSystem;
  readonly film: FilmSystem;
  readonly referenceFluencesUjPerCm2: readonly number[];
}): FilmGainFit['filmGains'] {
  const { fitted, film, referenceFluencesUjPerCm2 } = input;
  const reading: Reading = {
    scale: 'log',
    isNarrow: isNarrowInRelation,
    explain: (interval) => explainDensity(fitted, film, interval, perCmWording),
  };
  return referenceFluencesUjPerCm2.flatMap((fluenceUjPerCm2) => {
    const quantity = logFilmGain(fitted, film, fluenceUjPerCm2);
    if (!Number.isFinite(quantity.value(fitted.fit.values))) return [];
    return [{ fluenceUjPerCm2, filmGainPerCm: fitQuantity(fitted, quantity, reading) }];
  });
}

function fitTransparency(fitted: FittedSystem, film: FilmSystem): FittedQuantity | undefined {
  const quantity = logFluenceOfNetGain(fitted, film, 0);
  if (!Number.isFinite(quantity.value(fitted.fit.values))) return undefined;
  return fitQuantity(fitted, quantity, fluenceReading(film));
}

function fittedPoints({ system, fit }: FittedSystem, film: FilmSystem): FittedPoint[] {
  const { points, covariancePerCm2 } = film.data;
  return points.map((point, index) => {
    const variance = covariancePerCm2?.[index * (points.length + 1)] ?? point.standardErrorPerCm ** 2;
    const standardErrorPerCm = Math.sqrt(variance);
    const fluenceUjPerCm2 = point.fluenceUjPerCm2;
    const fittedNetGainPerCm = modelNetGain({ system, film, fluenceUjPerCm2, values: fit.values });
    const residual = (point.netGainPerCm - fittedNetGainPerCm) / standardErrorPerCm;
    return { ...point, standardErrorPerCm, fittedNetGainPerCm, residual };
  });
}
