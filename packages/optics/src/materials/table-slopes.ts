/**
 * dy/dx of a table at x: at each row that of the parabola through it and its two neighbours, between rows linear in x, so that the slope has no
 * steps. Of two rows it is that of their line, of one row 0.
 */
export function tableSlope(xs: Float64Array, ys: Float64Array, x: number): number {
  if (xs.length < 2) return 0;
  let above = 1;
  while (above < xs.length - 1 && xs[above] < x) above++;
  const below = above - 1;
  const share = Math.min(1, Math.max(0, (x - xs[below]) / (xs[above] - xs[below])));
  return (1 - share) * slopeAtRow(xs, ys, below) + share * slopeAtRow(xs, ys, above);
}

function slopeAtRow(xs: Float64Array, ys: Float64Array, row: number): number {
  const last = xs.length - 1;
  const secant = (at: number): number => (ys[at + 1] - ys[at]) / (xs[at + 1] - xs[at]);
  if (last === 1) return secant(0);
  const middle = Math.min(last - 1, Math.max(1, row));
  const [before, after] = [secant(middle - 1), secant(middle)];
  const curvature = (after - before) / (xs[middle + 1] - xs[middle - 1]);
  return before + curvature * (2 * xs[row] - xs[middle - 1] - xs[middle]);
}
