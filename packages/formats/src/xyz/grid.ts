import { UnreadableFileError } from '@modalgain/numerics';
import type { Points } from './points.js';

/** Positions along one axis, rising, at equal distances. */
export interface GridAxis {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** Positions are written with few digits; a fifth of a step is more than their rounding and less than a mistake. */
const largestStray = 0.2;

/** The axis that positions lie on; undefined where they are no grid. */
export function axisOf(positions: Float64Array): GridAxis | undefined {
  const sorted = positions.slice().sort();
  const first = sorted[0];
  const extent = sorted[sorted.length - 1] - first;
  if (!(extent > 0)) return undefined;
  // Rounded positions of one column differ a little: gaps far smaller than the mean one are none.
  const least = extent / positions.length / 2;
  let count = 1;
  for (let index = 1; index < sorted.length; index += 1) {
    if (sorted[index] - sorted[index - 1] > least) count += 1;
  }
  const axis = { first, step: extent / (count - 1), count };
  return positions.every((position) => Math.abs(strayOf(position, axis)) <= largestStray) ? axis : undefined;
}

/** Distance of a position from its place on the axis, in steps. */
function strayOf(position: number, { first, step }: GridAxis): number {
  const place = (position - first) / step;
  return place - Math.round(place);
}

export interface Grid {
  readonly x: GridAxis;
  readonly y: GridAxis;
}

/** The grid of which every place has one point; undefined where there is none. */
export function gridOf({ x, y }: Pick<Points, 'x' | 'y'>): Grid | undefined {
  const axes = { x: axisOf(x), y: axisOf(y) };
  return axes.x && axes.y && axes.x.count * axes.y.count === x.length ? { x: axes.x, y: axes.y } : undefined;
}

/**
 * Heights as rows from the top. The smallest y is on top: y counts as rows do, which is how Gwyddion reads such files.
 *
 * @throws UnreadableFileError where two points have one place
 */
export function rasterised(points: Points, { x, y }: Grid): Float64Array {
  const heights = new Float64Array(points.z.length);
  const taken = new Uint8Array(points.z.length);
  for (const [point, height] of points.z.entries()) {
    const column = Math.round((points.x[point] - x.first) / x.step);
    const row = Math.round((points.y[point] - y.first) / y.step);
    const place = row * x.count + column;
    if (taken[place] === 1) {
      throw new UnreadableFileError(
        `found a second point at x = ${points.x[point]}, y = ${points.y[point]}, expected one at each place of the grid.`,
        { line: points.line[point] },
      );
    }
    taken[place] = 1;
    heights[place] = height;
  }
  return heights;
}
