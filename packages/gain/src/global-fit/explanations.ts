import { forecastDensity } from './next-measurement.js';
import { relativeHalfWidthLimit, type Reading } from './fitted-quantity.js';
import type { FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';

type Explanation = ReturnType<Reading['explain']>;

/** A number for a sentence: three digits, plain where that is short. */
export function inWords(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-3
    ? value.toExponential(2).replace('e+', 'e')
    : String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${inWords(100 * share)} %`;
}

/** "between a and b", "above a", "below b" or "anything". */
function reach([lower, upper]: readonly [number, number], unit: string): string {
  const open = { below: !(lower > 0), above: upper === Infinity };
  if (open.below && open.above) return `any value`;
  if (open.above) return `anything above ${inWords(lower)} ${unit}`;
  if (open.below) return `anything below ${inWords(upper)} ${unit}`;
  return `${inWords(lower)} to ${inWords(upper)} ${unit}`;
}

/** Why a film's density, and with it its film gain, stays open, and what would settle it. */
export function explainDensity(
  fitted: FittedSystem,
  film: FilmSystem,
  interval: readonly [number, number],
  unit: string,
): Explanation {
  return {
    why: `The data allow ${reach(interval, unit)} (the limit is +-${percent(relativeHalfWidthLimit)}): ${causeOf(fitted, film)}`,
    next: nextForDensity(fitted, film),
  };
}

function causeOf(fitted: FittedSystem, film: FilmSystem): string {
  const { fit } = fitted;
  const lowest = Math.min(...film.data.points.map((point) => point.fluenceUjPerCm2));
  const width = fit.values.length;
  const [gain, loss] = [film.gainRise, film.loss];
  const correlation =
    fit.covariance[gain * width + loss] / (fit.standardErrors[gain] * fit.standardErrors[loss]);
  if (correlation > 0.99 && lowest * fit.values[film.saturation] > 1) {
    return (
      `from ${inWords(lowest)} uJ/cm2 on the gain is saturated, where a higher density with a higher loss gives the ` +
      `same net gain (correlation ${correlation.toFixed(4)}).`
    );
  }
  return 'density, loss and saturation fluence trade against each other within the errors.';
}

function nextForDensity(fitted: FittedSystem, film: FilmSystem): string {
  const forecast = forecastDensity(fitted, film);
  const { lowFluencesUjPerCm2: fluences, withMeasuredLoss, withLowFluences } = forecast;
  const range = `${inWords(fluences[0])} to ${inWords(fluences[fluences.length - 1])} uJ/cm2`;
  const byLoss = `Measure the loss to ${percent(forecast.lossError)}`;
  const byFluence = `measure net gain at ${fluences.length} fluences from ${range}`;
  if (withMeasuredLoss === undefined || withLowFluences === undefined) return `${byLoss}, or ${byFluence}.`;
  return `${byLoss}: the density follows to ${percent(withMeasuredLoss)}; or ${byFluence}: to ${percent(withLowFluences)}.`;
}

/** Why a loss stays open. */
export function explainLoss(
  fitted: FittedSystem,
  film: FilmSystem,
  interval: readonly [number, number],
): Explanation {
  return {
    why: `The data allow ${reach(interval, 'cm-1')}: ${causeOf(fitted, film)}`,
    next: 'Measure the loss itself, by a shifting excitation spot or two equal stripes.',
  };
}

/** Why a saturation or transparency fluence stays open. */
export function explainFluence(
  interval: readonly [number, number],
  lowestFluenceUjPerCm2: number,
): Explanation {
  const next = `Measure net gain between ${inWords(lowestFluenceUjPerCm2 / 20)} and ${inWords(lowestFluenceUjPerCm2)} uJ/cm2, where it bends.`;
  return { why: `The data allow ${reach(interval, 'uJ/cm2')}.`, next };
}

/** Why a ratio of two films stays open. */
export function explainRatio(interval: readonly [number, number]): Explanation {
  return {
    why: `The data allow ${reach(interval, 'times')}.`,
    next: 'Measure the loss of both films, or net gain at lower fluences.',
  };
}
