import { leastSquares, profileAt, type ProfiledPoint } from '@modalgain/numerics';
import { withQuantity, type DerivedQuantity, type FittedSystem } from './quantity.js';

/** Rise of chi-square over its minimum along a quantity, everything else fitted anew at each value. */
export interface ProfileCurve {
  /** On the scale of the quantity, increasing. */
  readonly values: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

/**
 * The profile of a quantity at the given values, increasing, without those at which the model has no value; for figures,
 * since intervals need no even spacing.
 */
export function profileCurve(
  fitted: FittedSystem,
  quantity: DerivedQuantity,
  values: readonly number[],
): ProfileCurve {
  const points = pointsAlong(fitted, quantity, values);
  return {
    values: points.map(({ value }) => value),
    deltaChiSquare: points.map(({ deltaChiSquare }) => Math.max(deltaChiSquare, 0)),
  };
}

/** The best fits with a quantity held at each of the given values; its own value stands for the parameter it replaces. */
export function pointsAlong(
  { problem, fit }: FittedSystem,
  quantity: DerivedQuantity,
  values: readonly number[],
): ProfiledPoint[] {
  const substituted = withQuantity(problem, quantity, fit.values);
  const centre = leastSquares(substituted);
  const points = profileAt({ problem: substituted, fit: centre, parameter: quantity.replaced, values });
  return points.filter(({ deltaChiSquare }) => Number.isFinite(deltaChiSquare));
}
