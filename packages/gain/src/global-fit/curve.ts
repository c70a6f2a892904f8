import { leastSquares, normalQuantile975 } from '@modalgain/numerics';
import { logDensity, netGain } from './quantities.js';
import { fitError, withQuantity, type FittedSystem } from './quantity.js';
import { densityUnitPerCm3, type FilmSystem } from './system.js';

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
function validFluence({ system, fit }: FittedSystem, film: FilmSystem): number {
  const limit = system.model.validBelow;
  return limit === Infinity ? Infinity : (0.999 * limit) / fit.values[film.saturation];
}

function spaced(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from * (to / from) ** (index / (count - 1)));
}

/** The line of density and loss along which the data hardly change: for each density the best loss. */
export interface Ridge {
  readonly densityPerCm3: readonly number[];
  readonly lossPerCm: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

const ridgePoints = 15;
/** An open end is drawn to this factor from the best fit. */
const openEndFactor = 100;

/** Follows the ridge over an interval of the density in cm-3. */
export function densityLossRidge(
  fitted: FittedSystem,
  film: FilmSystem,
  [lower, upper]: readonly [number, number],
): Ridge {
  const { fit } = fitted;
  const quantity = { ...logDensity(fitted, film), loadings: [] };
  const problem = withQuantity(fitted.problem, quantity, fit.values);
  const centre = quantity.value(fit.values);
  const from = Math.max(Math.log(lower / densityUnitPerCm3), centre - Math.log(openEndFactor));
  const to = Math.min(Math.log(upper / densityUnitPerCm3), centre + Math.log(openEndFactor));
  const held = Array.from(
    { length: ridgePoints },
    (_, index) => from + ((to - from) * index) / (ridgePoints - 1),
  );
  const parameters = problem.parameters.map((parameter, index) =>
    index === quantity.replaced ? { ...parameter, fixed: true } : parameter,
  );
  const start = Float64Array.from(fit.values);
  const fits = held.map((logDensityHeld) => {
    start[quantity.replaced] = logDensityHeld;
    const result = leastSquares({ ...problem, parameters }, { start });
    start.set(result.values);
    return result;
  });
  return {
    densityPerCm3: held.map((value) => densityUnitPerCm3 * Math.exp(value)),
    lossPerCm: fits.map(({ values }) => values[film.loss]),
    deltaChiSquare: fits.map(({ chiSquare }) => Math.max(chiSquare - fit.chiSquare, 0)),
  };
}
