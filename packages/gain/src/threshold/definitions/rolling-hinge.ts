import { nonNegativeLeastSquares } from '../non-negative-least-squares.js';
import type { FluenceCurve, Location } from '../curve.js';
import type { CurveDefinition } from './curve-definition.js';
import { searchHinge } from './linear-hinge.js';

/** (b): as (a), but the upper branch bends over, so that no range has to be chosen. */
export const rollingHinge: CurveDefinition = {
  name: 'rolling-hinge',
  title: 'hinge with roll-over',
  observable: 'log-intensity',
  says: 'A straight line that goes over into a saturating one, unweighted on linear axes, all points.',
  locate: locateRollingHinge,
};

/** Roll-over fluences that are tried, in units of the highest fluence; the last one hardly bends. */
const rollOvers = [0.02, 0.05, 0.12, 0.3, 0.8, 3, 100];

/** I = offset + slope F + rise y/(1 + y/R), y = (F - F_th)+, all coefficients at least 0. */
function locateRollingHinge({ fluenceUjPerCm2: fluence, values }: FluenceCurve): Location {
  const intensity = values.map(Math.exp);
  const constant = fluence.map(() => 1);
  const highest = fluence[fluence.length - 1];
  const squaresWith = (hinge: number, rollOver: number): number =>
    nonNegativeLeastSquares({
      columns: [
        constant,
        fluence,
        fluence.map((f) => {
          const beyond = Math.max(0, f - hinge);
          return beyond / (1 + beyond / (rollOver * highest));
        }),
      ],
      target: intensity,
    }).residualSquares;
  return searchHinge(fluence, (hinge) =>
    rollOvers.reduce((least, rollOver) => Math.min(least, squaresWith(hinge, rollOver)), Infinity),
  );
}
