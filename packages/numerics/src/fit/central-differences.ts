/** A model as a function of one of its parameters. */
export interface ParameterLine {
  /** Writes the residuals with the parameter at `value`; whether they are finite. */
  readonly evaluateAt: (value: number, out: Float64Array) => boolean;
  readonly centre: number;
  /** Size of the parameter, or what stands for it near 0. */
  readonly size: number;
  readonly bounds: readonly [number, number];
}

const relativeStep = Math.cbrt(Number.EPSILON);

/**
 * d residual / d parameter by central differences, one-sided where a bound or a non-finite model is in the way. The step
 * is the cube root of the rounding unit times the parameter's size.
 */
export function differenceColumn(
  { evaluateAt, centre, size, bounds }: ParameterLine,
  target: {
    /** Residuals at the centre. */
    readonly residuals: Float64Array;
    /** Room for twice the length of `column`. */
    readonly scratch: Float64Array;
    readonly column: Float64Array;
  },
): void {
  const { residuals, scratch, column } = target;
  const count = column.length;
  const step = relativeStep * size;
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
