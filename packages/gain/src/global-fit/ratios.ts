import { logNormalEstimate, type Estimate } from '@modalgain/numerics';
import { logDensity, logFilmGain, netGain } from './quantities.js';
import type { DerivedQuantity, FittedSystem } from './quantity.js';
import { combineLoadings, loadingsError } from './sources.js';
import type { FilmSystem } from './system.js';

/** Two films of one fit, e.g. the same film before and after a treatment; ratios are after over before. */
export interface FilmPair {
  readonly before: FilmSystem;
  readonly after: FilmSystem;
}

/** ln of the ratio of densities; the errors that both films share cancel. */
export function logDensityRatio(fitted: FittedSystem, { before, after }: FilmPair): DerivedQuantity {
  return difference('ln density ratio', logDensity(fitted, after), logDensity(fitted, before));
}

/** ln of the ratio of n_t d, the amount of emitter over an area. */
export function logArealDensityRatio(fitted: FittedSystem, pair: FilmPair): DerivedQuantity {
  const { before, after } = pair;
  const density = logDensityRatio(fitted, pair);
  const thickness = Math.log(
    (after.data.thicknessNm?.value ?? NaN) / (before.data.thicknessNm?.value ?? NaN),
  );
  return {
    ...density,
    name: 'ln areal density ratio',
    value: (values) => density.value(values) + thickness,
    solve: (value, values) => density.solve(value - thickness, values),
    loadings: combineLoadings([
      { loadings: density.loadings, power: 1 },
      { loadings: after.thicknessLoadings, power: 1 },
      { loadings: before.thicknessLoadings, power: -1 },
    ]),
  };
}

/** ln of the ratio of film gains at one fluence. */
export function logFilmGainRatio(
  fitted: FittedSystem,
  { before, after }: FilmPair,
  fluenceUjPerCm2: number,
): DerivedQuantity {
  const top = logFilmGain(fitted, after, fluenceUjPerCm2);
  return difference('ln film gain ratio', top, logFilmGain(fitted, before, fluenceUjPerCm2));
}

/** ln of the ratio of net gains at one fluence, both positive. */
export function logNetGainRatio(
  fitted: FittedSystem,
  { before, after }: FilmPair,
  fluenceUjPerCm2: number,
): DerivedQuantity {
  const top = logarithm(netGain(fitted, after, fluenceUjPerCm2));
  return difference('ln net gain ratio', top, logarithm(netGain(fitted, before, fluenceUjPerCm2)));
}

/** The ratio of losses. */
export function lossRatio({ before, after }: FilmPair): DerivedQuantity {
  return {
    name: 'loss ratio',
    value: (values) => values[after.loss] / values[before.loss],
    writeGradient: (values, out) => {
      out.fill(0);
      out[after.loss] = 1 / values[before.loss];
      out[before.loss] = -values[after.loss] / values[before.loss] ** 2;
    },
    replaced: after.loss,
    solve: (value, values) => value * values[before.loss],
    lower: 0,
    loadings: [],
  };
}

function logarithm(quantity: DerivedQuantity): DerivedQuantity {
  return {
    ...quantity,
    value: (values) => Math.log(quantity.value(values)),
    writeGradient: (values, out) => {
      quantity.writeGradient(values, out);
      const value = quantity.value(values);
      for (let index = 0; index < out.length; index++) out[index] /= value;
    },
    solve: (value, values) => quantity.solve(Math.exp(value), values),
  };
}

/** top - bottom; `bottom` must not depend on the parameter that `top` replaces. */
function difference(name: string, top: DerivedQuantity, bottom: DerivedQuantity): DerivedQuantity {
  return {
    name,
    value: (values) => top.value(values) - bottom.value(values),
    writeGradient: (values, out) => {
      const below = new Float64Array(out.length);
      bottom.writeGradient(values, below);
      top.writeGradient(values, out);
      for (let index = 0; index < out.length; index++) out[index] -= below[index];
    },
    replaced: top.replaced,
    solve: (value, values) => top.solve(value + bottom.value(values), values),
    loadings: combineLoadings([
      { loadings: top.loadings, power: 1 },
      { loadings: bottom.loadings, power: -1 },
    ]),
  };
}

/** Ratio of an input of two films with its uncertainty: what both films share of it cancels. */
export function inputRatio({ before, after }: FilmPair, which: 'confinement' | 'thickness'): Estimate {
  const [top, bottom] = [after, before].map(({ data }) =>
    which === 'confinement' ? data.confinementModal.value : (data.thicknessNm?.value ?? NaN),
  );
  const [above, below] = [after, before].map((film) =>
    which === 'confinement' ? film.confinementLoadings : film.thicknessLoadings,
  );
  const relativeError = loadingsError(
    combineLoadings([
      { loadings: above, power: 1 },
      { loadings: below, power: -1 },
    ]),
  );
  const value = top / bottom;
  return logNormalEstimate(value, relativeError, 'ratio of inputs, shared errors cancelled');
}
