import type { Reading } from './fitted-quantity.js';
import { forecastDensity } from './next-measurement.js';
import type { FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';
import {
  fitInWords,
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
    why: `${fitInWords(interval, wording)}: ${causeOf(fitted, film)}`,
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

/** A measurement that leaves a larger relative error settles nothing, and is not advised. */
const largestAdvisedError = 0.5;

function nextForDensity(fitted: FittedSystem, film: FilmSystem): string {
  const forecast = forecastDensity(fitted, film);
  const { lowFluencesUjPerCm2: fluences, withMeasuredLoss, withLowFluences } = forecast;
  const range = rangeInWords([fluences[0], fluences[fluences.length - 1]], fluenceWording);
  const byLoss =
    withMeasuredLoss === undefined ? 'A measured α' : `α to ${percentInWords(forecast.lossError)}`;
  const byFluences = `${fluences.length} fluences of ${film.film} from ${range}`;
  const helpful = [...advice(byLoss, withMeasuredLoss), ...advice(byFluences, withLowFluences)];
  return helpful.length === 0
    ? `Smaller errors: neither a measured α nor ${byFluences} would settle nₜ alone.`
    : `${helpful.join('; or ')}.`;
}

/** Nothing where the forecast is no better than open; without a number where there is no forecast. */
function advice(measurement: string, error: number | undefined): string[] {
  if (error === undefined) return [measurement];
  return error <= largestAdvisedError ? [`${measurement}: nₜ to ${percentInWords(error)}`] : [];
}

/** Why a loss stays open. */
export function explainLoss(
  fitted: FittedSystem,
  film: FilmSystem,
  interval: readonly [number, number],
): Explanation {
  return {
    why: `${fitInWords(interval, perCmWording)}: ${causeOf(fitted, film)}`,
    next: 'α itself, by a shifting excitation spot or two equal stripes.',
  };
}

/** Why a saturation or transparency fluence stays open. */
export function explainFluence(film: FilmSystem, interval: readonly [number, number]): Explanation {
  const lowest = lowestFluence(film);
  return {
    why: `${fitInWords(interval, fluenceWording)}.`,
    next: `Net gain of ${film.film} from ${rangeInWords([lowest / 20, lowest], fluenceWording)}, where it bends.`,
  };
}

/** Why a ratio of two films stays open. */
export function explainRatio(interval: readonly [number, number]): Explanation {
  return {
    why: `${fitInWords(interval, ratioWording)}.`,
    next: 'α of both films, or net gain at lower fluences.',
  };
}

function lowestFluence({ data }: FilmSystem): number {
  return Math.min(...data.points.map((point) => point.fluenceUjPerCm2));
}
