const relativeStep = Math.cbrt(Number.EPSILON);

/**
 * d residual / d parameter by central differences, one-sided where a bound or a non-finite model is in the way.
 * The step is the cube root of the rounding unit times the parameter, but never less than a thousandth of that times
 * its typical size, so that a parameter passing through zero keeps a derivative.
 */
export function differenceColumn(task: {
  readonly evaluate: (point: Float64Array, out: Float64Array) => void;
  /** Changed during the call and restored. */
  readonly point: Float64Array;
  readonly parameter: number;
  readonly typicalSize: number;
  readonly bounds: readonly [number, number];
  /** Residuals at `point`. */
  readonly residuals: Float64Array;
  /** Room for twice the length of `column`. */
  readonly scratch: Float64Array;
  readonly column: Float64Array;
}): void {
  const { point, parameter, bounds, residuals, scratch, column } = task;
  const count = column.length;
  const centre = point[parameter];
  const step = relativeStep * Math.max(Math.abs(centre), 1e-3 * task.typicalSize);
  const evaluateAt = (value: number, out: Float64Array) => {
    point[parameter] = value;
    task.evaluate(point, out);
    point[parameter] = centre;
    return out.every(Number.isFinite);
  };
  const below = scratch.subarray(0, count);
  const above = scratch.subarray(count, 2 * count);
  let low = Math.max(bounds[0], centre - step);
  let high = Math.min(bounds[1], centre + step);
  if (!evaluateAt(low, below)) {
    low = centre;
    below.set(residuals.subarray(0, count));
  }
  if (!evaluateAt(high, above)) {
    high = centre;
    above.set(residuals.subarray(0, count));
  }
  // Equal ends (bounds that pin the parameter, no finite neighbour) leave NaN: no derivative is known.
  for (let i = 0; i < count; i++) column[i] = (above[i] - below[i]) / (high - low);
}
