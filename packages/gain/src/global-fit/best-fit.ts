import { fitSystem } from './fit-gain.js';
import type { GlobalFitInput } from './inputs.js';
import { logDensity, logSaturationFluence } from './quantities.js';
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
  const fitted = fitSystem(input);
  const { values } = fitted.fit;
  return fitted.system.films.map((film) => ({
    film: film.film,
    densityPerCm3: densityUnitPerCm3 * Math.exp(logDensity(fitted, film).value(values)),
    lossPerCm: values[film.loss],
    saturationFluenceUjPerCm2: Math.exp(logSaturationFluence(fitted, film).value(values)),
  }));
}
