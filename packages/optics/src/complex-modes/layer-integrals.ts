import { gaussLegendre } from '@modalgain/numerics';
import {
  add,
  divide,
  exponential,
  multiply,
  scale,
  squaredModulus,
  squareRoot,
  subtract,
} from '../complex.js';
import type { Complex } from '../complex.js';

/** Integrals of the field over one region, lengths in 1/k0. */
export interface RegionIntegrals {
  /** Of u^2 and v^2, not conjugated: what perturbation theory takes. */
  readonly uSquared: Complex;
  readonly vSquared: Complex;
  /** Of |u|^2 and |v|^2: what power and energy take. */
  readonly uModulus: number;
  readonly vModulus: number;
  /** v^2/eta + eta k^2 u^2, the same everywhere in the region; 0 in half-spaces. */
  readonly invariant: Complex;
}

/** A layer and the field at its two interfaces. */
export interface LayerField {
  readonly eta: Complex;
  /** k^2 = epsilon - ratio q. */
  readonly square: Complex;
  readonly depth: number;
  readonly u: readonly [Complex, Complex];
  /** v at the first interface. */
  readonly v: Complex;
}

/** Below this |k| d the field is no longer two waves that can be told apart. */
const gentle = 0.5;

export function layerIntegrals(layer: LayerField): RegionIntegrals {
  const root = squareRoot(layer.square);
  const k: Complex = root[1] < 0 ? [-root[0], -root[1]] : root;
  if (Math.sqrt(squaredModulus(k)) * layer.depth < gentle) return gentleIntegrals(layer);
  return waveIntegrals(layer, k, waves(layer, k));
}

/** Amplitudes at their own interface of the waves that start at the first and at the second: u = first exp(ikx) + second exp(ik(d - x)). */
interface Waves {
  readonly first: Complex;
  readonly second: Complex;
  /** exp(ikd) */
  readonly through: Complex;
}

function waves({ eta, depth, u, v }: LayerField, k: Complex): Waves {
  const ik: Complex = [-k[1], k[0]];
  const through = exponential(scale(ik, depth));
  if (k[1] * depth > gentle) {
    // From both ends: each wave falls away from its own interface, and no digits are lost to the other.
    const rest = subtract([1, 0], multiply(through, through));
    return {
      first: divide(subtract(u[0], multiply(through, u[1])), rest),
      second: divide(subtract(u[1], multiply(through, u[0])), rest),
      through,
    };
  }
  const slope = divide(v, multiply(eta, ik));
  return {
    first: scale(add(u[0], slope), 0.5),
    second: divide(scale(subtract(u[0], slope), 0.5), through),
    through,
  };
}

function waveIntegrals(
  { eta, square, depth }: LayerField,
  k: Complex,
  { first, second, through }: Waves,
): RegionIntegrals {
  const squares = add(multiply(first, first), multiply(second, second));
  const own = multiply(squares, divide(subtract(multiply(through, through), [1, 0]), [-2 * k[1], 2 * k[0]]));
  const product = multiply(multiply(first, second), through);
  const mixed = scale(product, 2 * depth);
  const stiffness = multiply(multiply(eta, eta), square);

  const fall = 2 * k[1] * depth;
  const ownModulus =
    (squaredModulus(first) + squaredModulus(second)) * (fall === 0 ? depth : -Math.expm1(-fall) / (2 * k[1]));
  const phase = k[0] * depth;
  const overlap = Math.exp(-fall / 2) * (phase === 0 ? depth : Math.sin(phase) / k[0]);
  const mixedModulus = 2 * (first[0] * second[0] + first[1] * second[1]) * overlap;
  return {
    uSquared: add(own, mixed),
    vSquared: multiply(stiffness, subtract(mixed, own)),
    uModulus: ownModulus + mixedModulus,
    vModulus: Math.sqrt(squaredModulus(stiffness)) * (ownModulus - mixedModulus),
    invariant: multiply(scale(multiply(eta, square), 4), product),
  };
}

const rule = gaussLegendre(8);

/** By quadrature: the field is nearly straight, and eight points are exact to the last digit. */
function gentleIntegrals({ eta, square, depth, u, v }: LayerField): RegionIntegrals {
  const slope = divide(v, eta);
  let uSquared: Complex = [0, 0];
  let vSquared: Complex = [0, 0];
  let uModulus = 0;
  let vModulus = 0;
  rule.nodes.forEach((node, i) => {
    const x = (depth / 2) * (1 + node);
    const weight = (depth / 2) * rule.weights[i];
    const { cosine, sine } = cosineAndSine(square, x);
    const uHere = add(multiply(u[0], cosine), multiply(slope, sine));
    const vHere = multiply(eta, subtract(multiply(slope, cosine), multiply(multiply(square, sine), u[0])));
    uSquared = add(uSquared, scale(multiply(uHere, uHere), weight));
    vSquared = add(vSquared, scale(multiply(vHere, vHere), weight));
    uModulus += weight * squaredModulus(uHere);
    vModulus += weight * squaredModulus(vHere);
  });
  const invariant = add(multiply(v, slope), multiply(multiply(eta, square), multiply(u[0], u[0])));
  return { uSquared, vSquared, uModulus, vModulus, invariant };
}

/** cos(kx) and sin(kx)/k by their series in (kx)^2, for |kx| below 1/2. */
function cosineAndSine(square: Complex, x: number): { cosine: Complex; sine: Complex } {
  const y = scale(square, x * x);
  let cosine: Complex = [1, 0];
  let sine: Complex = [1, 0];
  for (let term = 8; term >= 1; term--) {
    cosine = subtract([1, 0], scale(multiply(y, cosine), 1 / ((2 * term - 1) * 2 * term)));
    sine = subtract([1, 0], scale(multiply(y, sine), 1 / (2 * term * (2 * term + 1))));
  }
  return { cosine, sine: scale(sine, x) };
}

/** The same of a half-space from the field at its interface; the moduli of a field that grows outwards have no end and are given as 0. */
export function halfSpaceIntegrals({
  eta,
  gamma,
  u,
}: {
  readonly eta: Complex;
  readonly gamma: Complex;
  readonly u: Complex;
}): RegionIntegrals {
  const v = multiply(multiply(eta, gamma), u);
  const twice = scale(gamma, 2);
  const reach = gamma[0] > 0 ? 1 / (2 * gamma[0]) : 0;
  return {
    uSquared: divide(multiply(u, u), twice),
    vSquared: divide(multiply(v, v), twice),
    uModulus: squaredModulus(u) * reach,
    vModulus: squaredModulus(v) * reach,
    invariant: [0, 0],
  };
}
