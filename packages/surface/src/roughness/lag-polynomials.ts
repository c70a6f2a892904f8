import { gaussLegendre } from '@modalgain/numerics';

/** Legendre polynomials of degree 0 to `degree` at x in -1..1, scaled to a mean square of 1. */
function unitPolynomials(x: number, degree: number): Float64Array {
  const values = new Float64Array(degree + 1);
  let [before, here] = [0, 1];
  for (let k = 0; k <= degree; k++) {
    values[k] = here * Math.sqrt(2 * k + 1);
    [before, here] = [here, ((2 * k + 1) * x * here - k * before) / (k + 1)];
  }
  return values;
}

/** A range of positions on a line from 0 to 1. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Integrals of q_k(x) q_m(x + shift) dx over the part of a range where both places lie on the line from 0 to 1, q the polynomials of mean square 1;
 * entry k * (degree + 1) + m. Exact: as many Gauss nodes as the degree asks for.
 */
export function shiftedProducts(
  shift: number,
  degree: number,
  { from, to }: Range = { from: 0, to: 1 },
): Float64Array {
  const size = degree + 1;
  const products = new Float64Array(size * size);
  const [low, high] = [Math.max(from, -shift, 0), Math.min(to, 1 - shift, 1)];
  if (high <= low) return products;
  const { nodes, weights } = gaussLegendre(size);
  for (let i = 0; i < nodes.length; i++) {
    const x = low + ((high - low) * (1 + nodes[i])) / 2;
    const here = unitPolynomials(2 * x - 1, degree);
    const there = unitPolynomials(2 * (x + shift) - 1, degree);
    const weight = (weights[i] * (high - low)) / 2;
    for (let k = 0; k < size; k++)
      for (let m = 0; m < size; m++) products[k * size + m] += weight * here[k] * there[m];
  }
  return products;
}
