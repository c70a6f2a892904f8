import { normalQuantile975 } from '@modalgain/numerics';
import { netGain } from './quantities.js';
import { fitError, type FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';

/** Net gain against fluence with its pointwise 95 % band. */
export interface NetGainCurve {
  readonly fluenceUjPerCm2: readonly number[];
  readonly netGainPerCm: readonly number[];
  readonly lowerPerCm: readonly number[];
  readonly upperPerCm: readonly number[];
}

const curvePoints = 80;

/** From a twentieth of the lowest fluence to twice the highest, in equal ratios; the band is linearised. */
export function netGainCurve(fitted: FittedSystem, film: FilmSystem): NetGainCurve {
  const fluences = film.data.points.map((point) => point.fluenceUjPerCm2);
  const from = Math.min(...fluences) / 20;
  const to = Math.min(Math.max(...fluences) * 2, validFluence(fitted, film));
  const fluenceUjPerCm2 = spaced(from, to, curvePoints);
  const gradient = new Float64Array(fitted.fit.values.length);
  const points = fluenceUjPerCm2.map((fluence) => {
    const quantity = netGain(fitted, film, fluence);
    quantity.writeGradient(fitted.fit.values, gradient);
    const half = normalQuantile975 * fitError(gradient, fitted.fit);
    return { value: quantity.value(fitted.fit.values), half };
  });
  return {
    fluenceUjPerCm2,
    netGainPerCm: points.map(({ value }) => value),
    lowerPerCm: points.map(({ value, half }) => value - half),
    upperPerCm: points.map(({ value, half }) => value + half),
  };
}

/** Where a model ends at the saturation fluence, the curve ends just before it. */
function validFluence({ fit }: FittedSystem, film: FilmSystem): number {
  const limit = film.model.validBelow;
  return limit === Infinity ? Infinity : (0.999 * limit) / fit.values[film.saturation];
}

function spaced(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from * (to / from) ** (index / (count - 1)));
}
