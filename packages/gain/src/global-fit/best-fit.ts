import { fitSystem } from './fit-gain.js';
import type { GlobalFitInput } from './inputs.js';
import { modelNetGain } from './net-gain.js';
import { logDensity, logFilmGain, logSaturationFluence } from './quantities.js';
import type { FittedSystem } from './quantity.js';
import { densityUnitPerCm3 } from './system.js';

/** The values at the best fit of one film; without intervals they are good for nothing but a comparison of two fits. */
export interface BestFit {
  readonly film: string;
  readonly densityPerCm3: number;
  readonly lossPerCm: number;
  readonly saturationFluenceUjPerCm2: number;
}

/** The best fit of `fitGain` without its intervals, which take most of the time. Throws InputError as `fitGain`. */
export function bestFitOf(input: GlobalFitInput): BestFit[] {
  return bestValues(fitSystem(input));
}

/** The values of all films of a fitted system. */
export function bestValues(fitted: FittedSystem): BestFit[] {
  const { values } = fitted.fit;
  return fitted.system.films.map((film) => ({
    film: film.film,
    densityPerCm3: densityUnitPerCm3 * Math.exp(logDensity(fitted, film).value(values)),
    lossPerCm: values[film.loss],
    saturationFluenceUjPerCm2: Math.exp(logSaturationFluence(fitted, film).value(values)),
  }));
}

/** Film gain (NaN below transparency) and net gain of every film of a fitted system at one fluence, cm-1. */
export function gainsAt(
  fitted: FittedSystem,
  fluenceUjPerCm2: number,
): { readonly film: string; readonly filmGainPerCm: number; readonly netGainPerCm: number }[] {
  const { system, fit } = fitted;
  return system.films.map((film) => ({
    film: film.film,
    filmGainPerCm: Math.exp(logFilmGain(fitted, film, fluenceUjPerCm2).value(fit.values)),
    netGainPerCm: modelNetGain({ system, film, fluenceUjPerCm2, values: fit.values }),
  }));
}
