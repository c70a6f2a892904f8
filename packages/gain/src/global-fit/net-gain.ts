import { sumLoadings, type Loading } from './sources.js';
import type { FilmSystem, GainSystem } from './system.js';

/** Whether a fluence is a threshold's: that one has an error of its own. */
export type FluenceKind = 'data' | 'threshold';

/** Where the model is asked: a film, a fluence in uJ/cm2 and a parameter vector. */
export interface ModelPoint {
  readonly system: GainSystem;
  readonly film: FilmSystem;
  readonly fluenceUjPerCm2: number;
  readonly values: Float64Array;
  readonly kind?: FluenceKind;
}

/** What the model says of a film at one fluence, with the slopes that all gradients are made of. */
export interface ModelState {
  /** f at this fluence. */
  readonly inversion: number;
  /** f(top fluence) - f(0). */
  readonly range: number;
  /** Modal gain over gain rise, f/range. */
  readonly share: number;
  readonly netGain: number;
  /** df/d ln x at this fluence, and at the top fluence. */
  readonly slope: number;
  readonly topSlope: number;
}

/**
 * netGain = Gamma sigma_e n_t f(F/F_s) - loss, written with the gain rise R = Gamma sigma_e n_t [f(F_top/F_s) - f(0)]:
 * netGain = R f(F/F_s)/[f(F_top/F_s) - f(0)] - loss.
 */
export function modelState(at: ModelPoint): ModelState {
  const { film, values } = at;
  const { unpumpedInversion } = at.system;
  const { model } = film;
  const x = relativeFluence(at);
  const top = topRelativeFluence(at);
  const inversion = model.inversion(x);
  const range = model.inversion(top) - unpumpedInversion;
  const share = inversion / range;
  return {
    inversion,
    range,
    share,
    netGain: values[film.gainRise] * share - values[film.loss],
    slope: model.derivative(x) * x,
    topSlope: model.derivative(top) * top,
  };
}

function relativeFluence({ film, fluenceUjPerCm2, values, kind }: ModelPoint): number {
  const own = kind === 'threshold' ? sumLoadings(film.thresholdLoadings, values) : 0;
  return (
    fluenceUjPerCm2 * values[film.saturation] * Math.exp(sumLoadings(film.fluenceLoadings, values) + own)
  );
}

function topRelativeFluence({ film, values }: ModelPoint): number {
  return (
    film.topFluenceUjPerCm2 * values[film.saturation] * Math.exp(sumLoadings(film.fluenceLoadings, values))
  );
}

/** Writes d netGain / d parameter, one entry a parameter, to `out` from `offset` on. */
export function writeNetGainGradient(at: ModelPoint, state: ModelState, out: Float64Array, offset = 0): void {
  const { system, film, values, kind } = at;
  const { range, share, slope, topSlope } = state;
  const perRange = values[film.gainRise] / range;
  const scaleSlope = perRange * (slope - share * topSlope);
  out.fill(0, offset, offset + system.parameterCount);
  out[offset + film.gainRise] = share;
  out[offset + film.loss] = -1;
  out[offset + film.saturation] = scaleSlope / values[film.saturation];
  addLoadings(film.fluenceLoadings, scaleSlope, out, offset);
  if (kind === 'threshold') addLoadings(film.thresholdLoadings, perRange * slope, out, offset);
}

/** Adds `factor` times every loading to its entry. */
export function addLoadings(
  loadings: readonly Loading[],
  factor: number,
  out: Float64Array,
  offset = 0,
): void {
  for (const { index, coefficient } of loadings) out[offset + index] += factor * coefficient;
}
