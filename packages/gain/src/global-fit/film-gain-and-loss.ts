import { InputError } from '@modalgain/numerics';
import type { GlobalGainFit } from './fit-gain.js';
import { filmOf } from './films.js';
import { logFilmGain } from './quantities.js';

/** A film's gain as a bulk medium and its loss, with the errors they have in common: what a prediction starts from. */
export interface FilmGainAndLoss {
  readonly film: string;
  readonly fluenceUjPerCm2: number;
  readonly filmGainPerCm: number;
  readonly lossPerCm: number;
  /** Covariance of film gain and loss from the data, cm-2: [gain gain, gain loss, loss loss]. */
  readonly covariancePerCm2: readonly [number, number, number];
  /**
   * Further, the change of film gain (cm-1) per standard deviation of each source of error of the confinement with
   * which it was derived; a prediction with another confinement factor moves with the same sources.
   */
  readonly sources: readonly { readonly source: string; readonly filmGainShiftPerCm: number }[];
}

/**
 * Film gain at one fluence and loss of a fitted film, at the best fit. Where both are undetermined their variances are
 * huge and their correlation is near one: at the measured thickness the net gain is nevertheless known.
 * Throws InputError below transparency.
 */
export function filmGainAndLoss(
  { fitted }: GlobalGainFit,
  { film, fluenceUjPerCm2 }: { film: string; fluenceUjPerCm2: number },
): FilmGainAndLoss {
  const { system, fit } = fitted;
  const { values, covariance } = fit;
  const width = values.length;
  const filmSystem = filmOf(system, film);
  const quantity = logFilmGain(fitted, filmSystem, fluenceUjPerCm2);
  const filmGainPerCm = Math.exp(quantity.value(values));
  if (!Number.isFinite(filmGainPerCm)) {
    throw new InputError(
      `${film} has no gain at ${fluenceUjPerCm2} µJ/cm²; take a fluence above transparency.`,
    );
  }
  const gradient = new Float64Array(width);
  quantity.writeGradient(values, gradient);
  const covarianceWith = (row: number) =>
    gradient.reduce((sum, slope, column) => sum + slope * covariance[row * width + column], 0);
  const variance = gradient.reduce((sum, slope, row) => sum + slope * covarianceWith(row), 0);
  const { loss } = filmSystem;
  return {
    film,
    fluenceUjPerCm2,
    filmGainPerCm,
    lossPerCm: values[loss],
    covariancePerCm2: [
      filmGainPerCm ** 2 * variance,
      filmGainPerCm * covarianceWith(loss),
      covariance[loss * width + loss],
    ],
    sources: quantity.loadings.map(({ index, coefficient }) => ({
      source: system.sources[index],
      filmGainShiftPerCm: filmGainPerCm * coefficient,
    })),
  };
}
