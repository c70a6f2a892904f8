import { filmOf } from './films.js';
import type { ModelFit } from './model-comparison.js';
import { intervalOf } from './fitted-quantity.js';
import { pointsAlong } from './profile-curve.js';
import { logDensity } from './quantities.js';
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

/** The best fit of an open density is known to a few digits only: its ends are drawn at a round place, the same everywhere. */
const openEnd = (logarithm: number): number => Math.round(100 * logarithm) / 100;

/** Follows the ridge of a film over the 95 % interval of its density. */
export function densityLossRidge(
  { fitted, films }: Pick<ModelFit, 'fitted' | 'films'>,
  filmName: string,
): Ridge {
  const { system, fit } = fitted;
  const film = filmOf(system, filmName);
  const [lower, upper] = intervalOf(films[system.films.indexOf(film)].densityPerCm3);
  // Errors of Gamma and sigma_e move the density alone: the ridge is that of the data.
  const quantity = { ...logDensity(fitted, film), loadings: [] };
  const centre = quantity.value(fit.values);
  const from = Math.max(Math.log(lower / densityUnitPerCm3), openEnd(centre - Math.log(openEndFactor)));
  const to = Math.min(Math.log(upper / densityUnitPerCm3), openEnd(centre + Math.log(openEndFactor)));
  const held = Array.from(
    { length: ridgePoints },
    (_, index) => from + ((to - from) * index) / (ridgePoints - 1),
  );
  const points = pointsAlong(fitted, quantity, held);
  return {
    densityPerCm3: points.map(({ value }) => densityUnitPerCm3 * Math.exp(value)),
    lossPerCm: points.map(({ point }) => point[film.loss]),
    deltaChiSquare: points.map(({ deltaChiSquare }) => Math.max(deltaChiSquare, 0)),
  };
}
