import { leastSquares, type FitResult } from '@modalgain/numerics';
import { withQuantity, type DerivedQuantity, type FittedSystem } from './quantity.js';

/** Rise of chi-square over its minimum along a quantity, everything else fitted anew at each value. */
export interface ProfileCurve {
  /** On the scale of the quantity, increasing. */
  readonly values: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

/** The profile of a quantity at the given values, increasing; for figures, since intervals need no even spacing. */
export function profileCurve(
  fitted: FittedSystem,
  quantity: DerivedQuantity,
  values: readonly number[],
): ProfileCurve {
  const fits = fitsAlong(fitted, quantity, values);
  return {
    values,
    deltaChiSquare: fits.map(({ chiSquare }) => Math.max(chiSquare - fitted.fit.chiSquare, 0)),
  };
}

/**
 * The best fits with a quantity held at each of the given values, increasing. They are followed from the best fit
 * outwards to either side, each from its neighbour, so that none falls into another valley.
 */
export function fitsAlong(
  { problem, fit }: FittedSystem,
  quantity: DerivedQuantity,
  values: readonly number[],
): FitResult[] {
  const substituted = withQuantity(problem, quantity, fit.values);
  const parameters = substituted.parameters.map((parameter, index) =>
    index === quantity.replaced ? { ...parameter, fixed: true } : parameter,
  );
  const centre = Float64Array.from(substituted.parameters, ({ start }) => start);
  const best = centre[quantity.replaced];
  const firstAbove = values.findIndex((value) => value >= best);
  const split = firstAbove < 0 ? values.length : firstAbove;
  const follow = (side: readonly number[]): FitResult[] => {
    const start = centre.slice();
    return side.map((value) => {
      start[quantity.replaced] = value;
      const found = leastSquares({ ...substituted, parameters }, { start });
      start.set(found.values);
      return found;
    });
  };
  const below = follow(values.slice(0, split).reverse()).reverse();
  return [...below, ...follow(values.slice(split))];
}
