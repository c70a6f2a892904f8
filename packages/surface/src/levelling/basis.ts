/**
 * Background polynomials in two variables of total degree 0, 1 or 2, as products of Legendre polynomials of the pixel
 * position scaled to -1..1: almost orthogonal over the scan, so that the normal equations lose no digits.
 */
export type PolynomialDegree = 0 | 1 | 2;

/** Number of terms of a degree. */
export const termCounts = [1, 3, 6] as const;

/** Pixel index scaled to -1..1, the centre of the scan at 0. */
export function scaledPosition(index: number, count: number): number {
  return count > 1 ? (2 * index - (count - 1)) / (count - 1) : 0;
}

const legendre2 = (x: number): number => (3 * x * x - 1) / 2;

/** Writes 1; u, v; P2(u), u v, P2(v) up to the degree to the front of `out`. */
export function writeTerms(at: {
  readonly u: number;
  readonly v: number;
  readonly degree: PolynomialDegree;
  readonly out: Float64Array;
}): void {
  const { u, v, degree, out } = at;
  out[0] = 1;
  if (degree < 1) return;
  out[1] = u;
  out[2] = v;
  if (degree < 2) return;
  out[3] = legendre2(u);
  out[4] = u * v;
  out[5] = legendre2(v);
}
