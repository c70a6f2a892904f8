/**
 * Local parabolas through evenly weighted windows of `halfWidth` channels to either side (Savitzky-Golay where channels
 * are even): takes noise off without flattening a peak that is wider than the window. `halfWidth` 0 gives a copy.
 * A. Savitzky and M. J. E. Golay, doi:10.1021/ac60214a047.
 */
export function smoothed(values: Float64Array, halfWidth: number): Float64Array {
  const w = Math.min(halfWidth, (values.length - 1) >> 1);
  if (w < 1) return values.slice();
  const s2 = (w * (w + 1) * (2 * w + 1)) / 3;
  const s4 = (s2 * (3 * w * w + 3 * w - 1)) / 5;
  const n = 2 * w + 1;
  const determinant = n * s4 - s2 * s2;
  return values.map((_, j) => {
    // At the ends the window stands still, and the parabola is evaluated off its centre.
    const centre = Math.min(Math.max(j, w), values.length - 1 - w);
    let t0 = 0;
    let t1 = 0;
    let t2 = 0;
    for (let k = -w; k <= w; k++) {
      const value = values[centre + k];
      t0 += value;
      t1 += k * value;
      t2 += k * k * value;
    }
    const offset = j - centre;
    const level = (s4 * t0 - s2 * t2) / determinant;
    const bend = (n * t2 - s2 * t0) / determinant;
    return level + (t1 / s2) * offset + bend * offset * offset;
  });
}
