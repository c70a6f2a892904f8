/** The middle value, or the mean of the two middle ones; NaN for no values. Sorts `values` in place. */
export function medianInPlace(values: Float64Array): number {
  values.sort();
  const half = values.length >> 1;
  return values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/** Standard deviation of the normal distribution over its median absolute deviation. */
const normalOverMad = 1.482602218505602;

/** Standard deviation about `centre` that a few wild values do not move: 1.4826 times the median absolute deviation. */
export function robustDeviation(values: Float64Array, centre: number): number {
  return normalOverMad * medianInPlace(values.map((value) => Math.abs(value - centre)));
}
