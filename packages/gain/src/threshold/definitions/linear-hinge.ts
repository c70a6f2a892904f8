import { findMinimum } from '@modalgain/numerics';
import { at, type FluenceCurve, type Location } from '../curve.js';
import { nonNegativeLeastSquares } from '../non-negative-least-squares.js';
import type { CurveDefinition } from './curve-definition.js';
import { risingPart } from './rising-part.js';

/** (a): the usual reading of a plot of intensity against fluence. */
export const linearHinge: CurveDefinition = {
  name: 'linear-hinge',
  title: 'hinge, linear axes',
  observable: 'log-intensity',
  says: 'Two straight lines that meet, unweighted on linear axes, up to where the gain saturates.',
  locate: (curve) => locateHinge(risingPart(curve)),
};

/** I = offset + slope F + extra slope (F - F_th)+, all coefficients at least 0. */
function locateHinge({ fluenceUjPerCm2: fluence, values }: FluenceCurve): Location {
  const intensity = values.map(Math.exp);
  const constant = fluence.map(() => 1);
  const squares = (hinge: number): number =>
    nonNegativeLeastSquares({
      columns: [constant, fluence, fluence.map((f) => Math.max(0, f - hinge))],
      target: intensity,
    }).residualSquares;
  return searchHinge(fluence, squares);
}

/**
 * The fluence of least squares, between the second point and the last but one: the best of a logarithmic grid, then
 * refined between its neighbours.
 */
export function searchHinge(fluence: Float64Array, squares: (fluence: number) => number): Location {
  const last = fluence.length - 2;
  if (last < 2) return noHinge;
  const count = fluence.length;
  const ratio = (fluence[last] / fluence[1]) ** (1 / (count - 1));
  let best = { x: fluence[1], value: Infinity };
  for (let i = 0; i < count; i++) {
    const x = fluence[1] * ratio ** i;
    const value = squares(x);
    if (value < best.value) best = { x, value };
  }
  const refined = findMinimum({
    f: squares,
    lower: Math.max(fluence[1], best.x / ratio),
    upper: Math.min(fluence[last], best.x * ratio),
    tolerance: 1e-4 * best.x,
  });
  return at(refined.value < best.value ? refined.x : best.x);
}

export const noHinge: Location = {
  kind: 'nowhere',
  why: 'Too few points before the gain saturates.',
  next: 'Measure more fluences below the roll-over.',
};
