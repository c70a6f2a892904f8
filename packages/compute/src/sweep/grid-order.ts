/**
 * The values of each axis at one point of a grid, given as places along the axes. Points are numbered from 0, the last axis running fastest.
 *
 * @param counts how many values each axis has
 */
export function placesAt(counts: readonly number[], point: number): number[] {
  const places = counts.map(() => 0);
  let rest = point;
  for (let axis = counts.length - 1; axis >= 0; axis--) {
    places[axis] = rest % counts[axis];
    rest = Math.floor(rest / counts[axis]);
  }
  return places;
}

/** How many points a grid has. */
export const pointCount = (counts: readonly number[]): number =>
  counts.reduce((product, count) => product * count, 1);
