import { at, evenGrid, type FluenceCurve, type Location } from '../curve.js';
import { localParabola } from '../local-fit.js';
import type { CurveDefinition } from './curve-definition.js';
import { slopeSpan } from './rising-part.js';

/** (g): the spectrum narrows fastest. */
export const steepestWidth: CurveDefinition = {
  name: 'steepest-width',
  title: 'steepest width(F)',
  observable: 'width',
  says: 'The width falls fastest with the fluence, on a smooth curve through its points (local parabolas of seven).',
  locate: locateSteepest,
};

const gridSize = 61;

/** d width/dF = (d width/d ln F)/F; the ends, where a local parabola hangs free, are left out. */
function locateSteepest({ fluenceUjPerCm2, values }: FluenceCurve): Location {
  const positions = fluenceUjPerCm2.map(Math.log);
  const grid = evenGrid(positions[1], positions[positions.length - 2], gridSize);
  const slopes = grid.map(
    (x) => localParabola({ positions, values, x, span: slopeSpan }).slope / Math.exp(x),
  );
  const steepest = slopes.indexOf(Math.min(...slopes));
  if (slopes[steepest] < 0 && steepest > 0 && steepest < gridSize - 1) {
    const [before, here, after] = slopes.subarray(steepest - 1, steepest + 2);
    // The vertex of the parabola through the lowest grid point and its neighbours.
    const shift = (before - after) / (2 * (before - 2 * here + after));
    return at(Math.exp(grid[steepest] + shift * (grid[1] - grid[0])));
  }
  return {
    kind: 'nowhere',
    why: 'The width falls fastest at an end of the fluences measured.',
    next: steepest === 0 ? 'Measure lower fluences.' : 'Measure higher fluences.',
  };
}
