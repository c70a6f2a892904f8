import {
  chiSquareCdf,
  chiSquareQuantile,
  leastSquares,
  profileAt,
  profileInterval,
} from '@modalgain/numerics';
import type { FitProblem, ProfiledPoint } from '@modalgain/numerics';
import { filmOf } from './films.js';
import { logDensity } from './quantities.js';
import { withQuantity, type FittedSystem } from './quantity.js';
import { densityUnitPerCm3 } from './system.js';

/** What the data say of the loss of a film at one density. */
export interface DensityColumn {
  readonly densityPerCm3: number;
  /** Rise of chi-square over its minimum with everything else fitted anew, shared errors included. */
  readonly deltaChiSquare: number;
  /** The loss that fits best there. */
  readonly lossPerCm: number;
  /** Losses within the 95 % region of density and loss; undefined where the density lies outside. */
  readonly loss95PerCm: readonly [number, number] | undefined;
}

/** The rise of chi-square that ends a 95 % interval of one quantity: the region ends where the density's interval does. */
const rise95 = chiSquareQuantile(0.95, 1);

/**
 * The region of density and loss that the data allow, solved anew at each density: where the two lie on a narrow line, a
 * grid of both would show teeth. Densities in cm-3, increasing; those at which the model has no value are left out.
 */
export function densityColumns(
  fitted: FittedSystem,
  filmName: string,
  densitiesPerCm3: readonly number[],
): DensityColumn[] {
  const film = filmOf(fitted.system, filmName);
  const quantity = logDensity(fitted, film);
  const problem = withQuantity(fitted.problem, quantity, fitted.fit.values);
  const values = densitiesPerCm3.map((density) => Math.log(density / densityUnitPerCm3));
  const parameter = quantity.replaced;
  const points = profileAt({ problem, fit: leastSquares(problem), parameter, values });
  return points
    .filter(({ deltaChiSquare }) => Number.isFinite(deltaChiSquare))
    .map((point) => ({
      densityPerCm3: densityUnitPerCm3 * Math.exp(point.value),
      deltaChiSquare: Math.max(point.deltaChiSquare, 0),
      lossPerCm: point.point[film.loss],
      loss95PerCm: lossInColumn({ problem, parameter, loss: film.loss, point }),
    }));
}

/** Losses at one density whose misfit stays below that of the 95 % region. */
function lossInColumn(column: {
  readonly problem: FitProblem;
  readonly parameter: number;
  readonly loss: number;
  readonly point: ProfiledPoint;
}): readonly [number, number] | undefined {
  const { problem, parameter, loss, point } = column;
  const rest = rise95 - Math.max(point.deltaChiSquare, 0);
  if (rest <= 0) return undefined;
  const held: FitProblem = {
    ...problem,
    parameters: problem.parameters.map((one, i) => ({
      ...one,
      start: point.point[i],
      ...(i === parameter && { fixed: true }),
    })),
  };
  const level = chiSquareCdf(rest, 1);
  const { lower, upper } = profileInterval({
    problem: held,
    fit: leastSquares(held),
    parameter: loss,
    level,
  });
  return [lower, upper];
}
