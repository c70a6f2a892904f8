import { modelState, writeNetGainGradient } from './net-gain.js';
import { logDensity } from './quantities.js';
import { fitError, type FittedSystem } from './quantity.js';
import { loadingsError } from './sources.js';
import type { FilmSystem } from './system.js';

/** How well a film's density would be known after one more measurement; relative standard errors. */
export interface DensityForecast {
  readonly lossError: number;
  /** As it is; Infinity where the data leave the density open. */
  readonly present: number;
  /** With the loss measured to that relative error; undefined where the present covariance cannot tell. */
  readonly withMeasuredLoss: number | undefined;
  readonly lowFluencesUjPerCm2: readonly number[];
  /** With net gains at those fluences, each as good as the film's median datum. */
  readonly withLowFluences: number | undefined;
}

const lossError = 0.15;
const lowFluenceSteps = [0.5, 1, 2, 4];

/**
 * Adds the Fisher information of the proposed measurements to that of the data and reads off the error of ln density.
 */
export function forecastDensity(fitted: FittedSystem, film: FilmSystem): DensityForecast {
  const { values } = fitted.fit;
  const lossRow = new Float64Array(values.length);
  lossRow[film.loss] = 1 / (lossError * values[film.loss]);
  const lowFluencesUjPerCm2 = lowFluenceSteps.map((step) => step * lowFluence(fitted, film));
  const gainRows = lowFluencesUjPerCm2.map((fluence) => gainRow(fitted, film, fluence));
  return {
    lossError,
    present: densityErrorWith(fitted, film, []) ?? Infinity,
    withMeasuredLoss: values[film.loss] > 0 ? densityErrorWith(fitted, film, [lossRow]) : undefined,
    lowFluencesUjPerCm2,
    withLowFluences: densityErrorWith(fitted, film, gainRows),
  };
}

/** Where the gain bends: the threshold where measured, else F_s, but below what was used already. */
function lowFluence({ fit }: FittedSystem, film: FilmSystem): number {
  const { points, threshold } = film.data;
  const lowest = Math.min(...points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2));
  const bend = threshold?.fluenceUjPerCm2 ?? 1 / fit.values[film.saturation];
  // Four times this is the highest fluence of the proposal; on an open ridge the fitted F_s may be absurdly low.
  return Math.min(Math.max(bend, lowest / 20), lowest);
}

function gainRow({ system, fit }: FittedSystem, film: FilmSystem, fluenceUjPerCm2: number): Float64Array {
  const row = new Float64Array(fit.values.length);
  const point = { system, film, fluenceUjPerCm2, values: fit.values };
  writeNetGainGradient(point, modelState(point), row);
  const errors = film.data.points.map((point) => point.standardErrorPerCm).sort((a, b) => a - b);
  const error = errors[Math.floor(errors.length / 2)];
  return row.map((slope) => slope / error);
}

/** Standard error of ln density when rows of further whitened data are added: rank-one updates of the covariance. */
function densityErrorWith(
  fitted: FittedSystem,
  film: FilmSystem,
  rows: readonly Float64Array[],
): number | undefined {
  const { fit } = fitted;
  const quantity = logDensity(fitted, film);
  const gradient = new Float64Array(fit.values.length);
  quantity.writeGradient(fit.values, gradient);
  if (fitError(gradient, fit) === Infinity || fit.standardErrors[film.loss] === Infinity) return undefined;
  const covariance = Float64Array.from(fit.covariance);
  for (const row of rows) addInformation(covariance, row);
  return Math.hypot(fitError(gradient, { ...fit, covariance }), loadingsError(quantity.loadings));
}

/** The linearised error of ln density that a film with a measured loss would have without that measurement. */
export function densityErrorWithoutLoss(fitted: FittedSystem, film: FilmSystem): number | undefined {
  const { measuredLoss } = film.data;
  if (!measuredLoss) return undefined;
  const { fit } = fitted;
  const gradient = new Float64Array(fit.values.length);
  logDensity(fitted, film).writeGradient(fit.values, gradient);
  const lossRow = new Float64Array(fit.values.length);
  lossRow[film.loss] = 1 / measuredLoss.standardErrorPerCm;
  const covariance = Float64Array.from(fit.covariance);
  addInformation(covariance, lossRow, -1);
  return fitError(gradient, { ...fit, covariance });
}

/**
 * C - (C a)(C a)'/(1 + a' C a): the covariance after one more datum with whitened gradient a; with the signs turned, after
 * that datum is taken away (`sign` -1).
 */
function addInformation(covariance: Float64Array, row: Float64Array, sign: 1 | -1 = 1): void {
  const width = row.length;
  const moved = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) moved[i] += covariance[i * width + j] * row[j];
  }
  const scale = sign + moved.reduce((sum, value, index) => sum + value * row[index], 0);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) covariance[i * width + j] -= (moved[i] * moved[j]) / scale;
  }
}
