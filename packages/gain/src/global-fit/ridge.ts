import { leastSquares } from '@modalgain/numerics';
import { filmOf } from './films.js';
import type { GlobalGainFit } from './fit-gain.js';
import { intervalOf } from './fitted-quantity.js';
import { logDensity } from './quantities.js';
import { withQuantity } from './quantity.js';
import { densityUnitPerCm3 } from './system.js';

/** The line of density and loss along which the data hardly change: for each density the best loss. */
export interface Ridge {
  readonly densityPerCm3: readonly number[];
  readonly lossPerCm: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

const ridgePoints = 15;
/** An open end is drawn to this factor from the best fit. */
const openEndFactor = 100;

/** Follows the ridge of a film over the 95 % interval of its density. */
export function densityLossRidge({ fitted, films }: GlobalGainFit, filmName: string): Ridge {
  const { system, fit } = fitted;
  const film = filmOf(system, filmName);
  const [lower, upper] = intervalOf(films[system.films.indexOf(film)].densityPerCm3);
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
