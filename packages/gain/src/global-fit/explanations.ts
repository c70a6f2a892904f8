import type { Reading } from './fitted-quantity.js';
import { forecastDensity } from './next-measurement.js';
import type { FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';
import {
  fluenceWording,
  inWords,
  percentInWords,
  perCmWording,
  rangeInWords,
  ratioWording,
  type Wording,
} from './wording.js';

type Explanation = ReturnType<Reading['explain']>;

/** Why a film's density, and with it its film gain, stays open, and what would settle it. */
export function explainDensity(
  fitted: FittedSystem,
  film: FilmSystem,
  interval: readonly [number, number],
  wording: Wording,
): Explanation {
  return {
    why: `${rangeInWords(interval, wording)} fit: ${causeOf(fitted, film)}`,
    next: nextForDensity(fitted, film),
  };
}

function causeOf(fitted: FittedSystem, film: FilmSystem): string {
  const { fit } = fitted;
  const lowest = lowestFluence(film);
  const width = fit.values.length;
  const [gain, loss] = [film.gainRise, film.loss];
  const correlation =
    fit.covariance[gain * width + loss] / (fit.standardErrors[gain] * fit.standardErrors[loss]);
  return correlation > 0.99 && lowest * fit.values[film.saturation] > 1
    ? `from ${inWords(lowest, fluenceWording)} on the gain saturates, where more α hides more nₜ.`
    : 'nₜ, α and Fₛ trade against each other within the errors.';
}

function nextForDensity(fitted: FittedSystem, film: FilmSystem): string {
  const forecast = forecastDensity(fitted, film);
  const { lowFluencesUjPerCm2: fluences, withMeasuredLoss, withLowFluences } = forecast;
  const range = rangeInWords([fluences[0], fluences[fluences.length - 1]], fluenceWording);
  const result = (error: number | undefined) =>
    error === undefined ? '' : `: nₜ to ${percentInWords(error)}`;
  const byLoss =
    withMeasuredLoss === undefined ? 'A measured α' : `α to ${percentInWords(forecast.lossError)}`;
  return `${byLoss}${result(withMeasuredLoss)}; or ${fluences.length} fluences of ${film.film} from ${range}${result(withLowFluences)}.`;
}

/** Why a loss stays open. */
export function explainLoss(
  fitted: FittedSystem,
  film: FilmSystem,
  interval: readonly [number, number],
): Explanation {
  return {
    why: `${rangeInWords(interval, perCmWording)} fit: ${causeOf(fitted, film)}`,
    next: 'α itself, by a shifting excitation spot or two equal stripes.',
  };
}

/** Why a saturation or transparency fluence stays open. */
export function explainFluence(film: FilmSystem, interval: readonly [number, number]): Explanation {
  const lowest = lowestFluence(film);
  return {
    why: `${rangeInWords(interval, fluenceWording)} fit.`,
    next: `Net gain of ${film.film} from ${rangeInWords([lowest / 20, lowest], fluenceWording)}, where it bends.`,
  };
}

/** Why a ratio of two films stays open. */
export function explainRatio(interval: readonly [number, number]): Explanation {
  return {
    why: `${rangeInWords(interval, ratioWording)} fit.`,
    next: 'α of both films, or net gain at lower fluences.',
  };
}

function lowestFluence({ data }: FilmSystem): number {
  return Math.min(...data.points.map((point) => point.fluenceUjPerCm2));
}
