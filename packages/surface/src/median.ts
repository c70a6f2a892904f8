/** The middle value, or the mean of the two middle ones; NaN for no values. Changes the order of `values`. */
export function medianInPlace(values: Float64Array): number {
  if (values.length === 0) return NaN;
  const half = values.length >> 1;
  bringIntoPlace(values, half);
  const upper = values[half];
  if (values.length % 2 === 1) return upper;
  let lower = values[0];
  for (let i = 1; i < half; i++) if (values[i] > lower) lower = values[i];
  return (lower + upper) / 2;
}

/**
 * Puts the value that sorting would put at `place` there, smaller ones before and greater ones after it: C. A. R. Hoare's
 * find, doi:10.1145/366622.366647.
 */
function bringIntoPlace(values: Float64Array, place: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[place];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (pivot < values[j]) j--;
      if (i > j) break;
      const held = values[i];
      values[i++] = values[j];
      values[j--] = held;
    }
    if (j < place) left = i;
    if (place < i) right = j;
  }
}

/** Standard deviation of the normal distribution over its median absolute deviation. */
const normalOverMad = 1.482602218505602;

/** Standard deviation about `centre` that a few wild values do not move: 1.4826 times the median absolute deviation. */
export function robustDeviation(values: Float64Array, centre: number): number {
  return normalOverMad * medianInPlace(values.map((value) => Math.abs(value - centre)));
}
