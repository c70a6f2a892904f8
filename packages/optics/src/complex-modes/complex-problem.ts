import { divide, multiply, squareRoot, type Complex } from '../complex.js';
import { requirePolarization, type Polarization } from '../polarization.js';
import type { ComplexStack } from '../stack/complex-stack.js';
import type { Boundary } from '../stack/stack.js';
import { carve } from '../carve.js';

/**
 * The eigenvalue problem (eta u')' + eta (epsilon - ratio q) u = 0 for q = N^2 across the regions of a stack, lengths in 1/k0. TE: u =
 * E_y, eta = 1, ratio = 1; TM: u = H_y, eta = 1/epsilon, ratio = epsilon/epsilon_normal, which is 1 in isotropic layers. u and v = eta u'
 * are continuous. Complex arrays hold real and imaginary parts by turns, one pair a region.
 */
export interface ComplexProblem {
  /** n^2 of each region, for fields in its plane. */
  readonly epsilon: Float64Array;
  readonly ratio: Float64Array;
  readonly eta: Float64Array;
  readonly inverseEta: Float64Array;
  /** Weight of q: ratio eta, 1 in TE and 1/epsilon_normal in TM. */
  readonly weight: Float64Array;
  /** k0 d of each region, 0 for half-spaces. */
  readonly depth: Float64Array;
  readonly cover: Boundary;
  /** What bounds the last region: a half-space of either kind, or a mirror plane of the stack. */
  readonly end: Boundary | 'even-mirror' | 'odd-mirror';
}

/** @throws InputError for a word that is no polarization. */
export function complexProblem(stack: ComplexStack, polarization: Polarization): ComplexProblem {
  requirePolarization(polarization);
  const { index, normalIndex, thicknessNm, wavelengthNm, boundary } = stack;
  const regions = index.length;
  const pairs = 2 * regions;
  const [epsilon, ratio, eta, inverseEta, weight, depth] = carve(pairs, pairs, pairs, pairs, pairs, regions);
  const isTe = polarization === 'TE';
  for (let j = 0; j < regions; j++) {
    const normal = normalIndex[j];
    const squared = multiply(index[j], index[j]);
    put(epsilon, j, squared);
    put(ratio, j, isTe || normal === index[j] ? one : divide(squared, multiply(normal, normal)));
    put(eta, j, isTe ? one : divide(one, squared));
    put(inverseEta, j, isTe ? one : squared);
    put(weight, j, isTe ? one : divide(one, multiply(normal, normal)));
    depth[j] = (2 * Math.PI * thicknessNm[j]) / wavelengthNm;
  }
  return {
    epsilon,
    ratio,
    eta,
    inverseEta,
    weight,
    depth,
    cover: boundary.cover,
    end: boundary.substrate,
  };
}

const one: Complex = [1, 0];

function put(values: Float64Array, region: number, value: Complex): void {
  values[2 * region] = value[0];
  values[2 * region + 1] = value[1];
}

/** The value of a region in an interleaved array. */
export const at = (values: Float64Array, region: number): Complex => [
  values[2 * region],
  values[2 * region + 1],
];

/** epsilon - ratio q of a region: the square of the transverse wave number over k0. */
export function transverseSquare(problem: ComplexProblem, region: number, q: Complex): Complex {
  const { epsilon, ratio } = problem;
  const [re, im] = [2 * region, 2 * region + 1];
  return [
    epsilon[re] - ratio[re] * q[0] + ratio[im] * q[1],
    epsilon[im] - ratio[re] * q[1] - ratio[im] * q[0],
  ];
}

/** q where a region's field turns from waves to exponentials; for a half-space the branch point of F. */
export const branchPoint = (problem: ComplexProblem, region: number): Complex =>
  divide(at(problem.epsilon, region), at(problem.ratio, region));

/** gamma of a half-space, where the field goes as exp(-gamma |x|): on the sheet of sqrt that its boundary names. */
export function decayConstant(square: Complex, boundary: Boundary): Complex {
  if (boundary === 'bound') return squareRoot([-square[0], -square[1]]);
  const [re, im] = squareRoot(square);
  return [im, -re];
}
