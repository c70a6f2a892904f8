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

/** What the model says of a film at its top fluence, which all others are measured by. */
export interface TopState {
  /** f(top fluence) - f(0). */
  readonly range: number;
  /** df/d ln x there. */
  readonly topSlope: number;
}

/** What the model says of a film at one fluence, with the slopes that all gradients are made of. */
export interface ModelState extends TopState {
  /** f at this fluence. */
  readonly inversion: number;
  /** Modal gain over gain rise, f/range. */
  readonly share: number;
  readonly netGain: number;
  /** df/d ln x at this fluence. */
  readonly slope: number;
}

/**
 * netGain = Gamma sigma_e n_t f(F/F_s) - loss, written with the gain rise R = Gamma sigma_e n_t [f(F_top/F_s) - f(0)]:
 * netGain = R f(F/F_s)/[f(F_top/F_s) - f(0)] - loss.
 *
 * @param top of the same film and values, where it is known already
 */
export function modelState(at: ModelPoint, top = topState(at)): ModelState {
  const { film, values } = at;
  const x = relativeFluence(at);
  const inversion = film.model.inversion(x);
  const share = inversion / top.range;
  return {
    range: top.range,
    topSlope: top.topSlope,
    inversion,
    share,
    netGain: values[film.gainRise] * share - values[film.loss],
    slope: film.model.derivative(x) * x,
  };
}

/** The net gain of `modelState` alone: a fit asks for it many times without its slopes. */
export function modelNetGain(at: ModelPoint, top = topState(at)): number {
  const { film, values } = at;
  const share = film.model.inversion(relativeFluence(at)) / top.range;
  return values[film.gainRise] * share - values[film.loss];
}

/** The same for all fluences of a film. */
export function topState(at: Pick<ModelPoint, 'system' | 'film' | 'values'>): TopState {
  const { model } = at.film;
  const x = topRelativeFluence(at);
  return {
    range: model.inversion(x) - at.system.unpumpedInversion,
    topSlope: model.derivative(x) * x,
  };
}

function relativeFluence({ film, fluenceUjPerCm2, values, kind }: ModelPoint): number {
  const own = kind === 'threshold' ? sumLoadings(film.thresholdLoadings, values) : 0;
  return (
    fluenceUjPerCm2 * values[film.saturation] * Math.exp(sumLoadings(film.fluenceLoadings, values) + own)
  );
}

function topRelativeFluence({ film, values }: Pick<ModelPoint, 'film' | 'values'>): number {
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
