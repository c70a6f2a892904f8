import { divide, multiply, scale, squaredModulus, type Complex } from '../complex.js';
import { integral } from './layer-integrals.js';

/**
 * The row of a half-space in a table of zeros from u at its interface; the moduli of a field that grows outwards have no end and are
 * given as 0.
 */
export function fillHalfSpaceIntegrals(
  { eta, gamma, u }: { readonly eta: Complex; readonly gamma: Complex; readonly u: Complex },
  out: Float64Array,
  o: number,
): void {
  const v = multiply(multiply(eta, gamma), u);
  const twice = scale(gamma, 2);
  const reach = gamma[0] > 0 ? 1 / (2 * gamma[0]) : 0;
  const uSquared = divide(multiply(u, u), twice);
  const vSquared = divide(multiply(v, v), twice);
  out[o + integral.uSquared] = uSquared[0];
  out[o + integral.uSquared + 1] = uSquared[1];
  out[o + integral.vSquared] = vSquared[0];
  out[o + integral.vSquared + 1] = vSquared[1];
  out[o + integral.uModulus] = squaredModulus(u) * reach;
  out[o + integral.vModulus] = squaredModulus(v) * reach;
}
