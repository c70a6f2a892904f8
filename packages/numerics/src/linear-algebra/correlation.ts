/**
 * Correlations of a covariance matrix, row-major `size` by `size`. A row without variance (fixed or undetermined) has 1 on the
 * diagonal and 0 elsewhere.
 */
export function correlation(covariance: Float64Array): Float64Array {
  const size = Math.round(Math.sqrt(covariance.length));
  const result = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const scale = Math.sqrt(covariance[row * size + row]) * Math.sqrt(covariance[column * size + column]);
      const entry = scale > 0 ? covariance[row * size + column] / scale : 0;
      result[row * size + column] = row === column ? 1 : Math.max(-1, Math.min(1, entry));
    }
  }
  return result;
}
