import { divide, multiply, scale, squaredModulus, type Complex } from '../complex.js';
import { integral, integralStride } from './layer-integrals.js';

/** The row of a half-space from u at its interface; the moduli of a field that grows outwards have no end and are given as 0. */
export function fillHalfSpaceIntegrals(
  { eta, gamma, u }: { readonly eta: Complex; readonly gamma: Complex; readonly u: Complex },
  out: Float64Array,
  o: number,
): void {
  const v = multiply(multiply(eta, gamma), u);
  const twice = scale(gamma, 2);
  const reach = gamma[0] > 0 ? 1 / (2 * gamma[0]) : 0;
  out.fill(0, o, o + integralStride);
  out.set(divide(multiply(u, u), twice), o + integral.uSquared);
  out.set(divide(multiply(v, v), twice), o + integral.vSquared);
  out[o + integral.uModulus] = squaredModulus(u) * reach;
  out[o + integral.vModulus] = squaredModulus(v) * reach;
}
