import { solveSymmetric } from '@modalgain/numerics';

/** Value and slope of a smooth curve through scattered points. */
export interface LocalFit {
  readonly value: number;
  readonly slope: number;
}

/**
 * A parabola through the points around `x`, nearer points weighing more (tricube), evaluated at `x`. The window reaches half
 * of `span` mean spacings to either side, further where that holds fewer than five points; inside an evenly spaced series the
 * curve is smooth, without jumps as points come and go. W. S. Cleveland, doi:10.1080/01621459.1979.10481038.
 */
export function localParabola(task: {
  readonly positions: Float64Array;
  readonly values: Float64Array;
  readonly x: number;
  readonly span: number;
}): LocalFit {
  const { positions, values, x, span } = task;
  const last = positions.length - 1;
  const distances = positions.map((position) => Math.abs(position - x)).sort();
  const usual = ((positions[last] - positions[0]) / last) * (span / 2);
  // The farthest of five has no weight of its own, so the reach ends just beyond it.
  const reach = Math.max(usual, 1.0001 * distances[Math.min(4, last)]);
  const matrix = new Float64Array(9);
  const right = new Float64Array(3);
  for (let i = 0; i < positions.length; i++) {
    const u = (positions[i] - x) / reach;
    if (Math.abs(u) >= 1) continue;
    const weight = (1 - Math.abs(u) ** 3) ** 3;
    const powers = [1, u, u * u];
    for (let row = 0; row < 3; row++) {
      right[row] += weight * powers[row] * values[i];
      for (let column = 0; column < 3; column++)
        matrix[row * 3 + column] += weight * powers[row] * powers[column];
    }
  }
  const solution = solveSymmetric(matrix, right);
  if (solution === undefined) return { value: NaN, slope: NaN };
  return { value: solution[0], slope: solution[1] / reach };
}

/** Slopes at the points themselves, by `localParabola`. */
export function localSlopes(positions: Float64Array, values: Float64Array, span: number): Float64Array {
  return positions.map((x) => localParabola({ positions, values, x, span }).slope);
}
