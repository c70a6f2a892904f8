import { divide, modulus, multiply, scale, squaredModulus, type Complex } from '../complex.js';
import { emptyLayerTurn, turnThroughLayer } from '../layer-turn.js';
import { at, transverseSquare, type ComplexProblem } from './complex-problem.js';
import type { Field } from './joined-field.js';

/** Whether a stack and its boundaries read the same from both sides, around a middle layer or an interface between two equal ones. */
export function isMirrorSymmetric({ epsilon, ratio, depth, cover, end }: ComplexProblem): boolean {
  const last = depth.length - 1;
  const same = (values: Float64Array): boolean =>
    depth.every(
      (_, j) => values[2 * j] === values[2 * (last - j)] && values[2 * j + 1] === values[2 * (last - j) + 1],
    );
  return (
    last >= 2 && cover === end && same(epsilon) && same(ratio) && depth.every((d, j) => d === depth[last - j])
  );
}

/** Whether the mirror plane cuts a layer; else it is an interface. */
const cutsLayer = ({ depth }: ComplexProblem): boolean => depth.length % 2 === 1;

/**
 * Half of a symmetric stack up to its mirror plane: even and odd modes are solved apart, so that twins stay two, however
 * near.
 */
export function halfProblem(problem: ComplexProblem, end: 'even-mirror' | 'odd-mirror'): ComplexProblem {
  const middle = Math.floor((problem.depth.length - 1) / 2);
  const pairs = (values: Float64Array): Float64Array => values.slice(0, 2 * (middle + 1));
  const depth = problem.depth.slice(0, middle + 1);
  if (cutsLayer(problem)) depth[middle] /= 2;
  return {
    epsilon: pairs(problem.epsilon),
    ratio: pairs(problem.ratio),
    eta: pairs(problem.eta),
    inverseEta: pairs(problem.inverseEta),
    weight: pairs(problem.weight),
    depth,
    cover: problem.cover,
    end,
  };
}

/** The field at all interfaces of the whole stack that the field of a half continues to, at a zero q. */
export function unfoldField(
  { u, v }: Field,
  { whole, q, parity }: { readonly whole: ComplexProblem; readonly q: Complex; readonly parity: 1 | -1 },
): Field {
  const plane = cutsLayer(whole) ? undefined : fieldAtPlane({ u, v }, { whole, q, parity });
  return { u: unfolded(u, parity, plane?.u), v: unfolded(v, -parity, plane?.v) };
}

function unfolded(values: Float64Array, sign: number, plane: Complex | undefined): Float64Array {
  const between = plane ?? [];
  const whole = new Float64Array(2 * values.length + between.length);
  whole.set(values);
  whole.set(between, values.length);
  for (let i = 0; i < values.length; i += 2) {
    whole[whole.length - 2 - i] = sign * values[i];
    whole[whole.length - 1 - i] = sign * values[i + 1];
  }
  return whole;
}

const turn = emptyLayerTurn();

/**
 * u or v at the mirror plane, the other is 0: what cos(kx d) or sin(kx d) has made of it at the other side of the layer before the plane, whichever is larger.
 */
function fieldAtPlane(
  { u, v }: Field,
  { whole, q, parity }: { readonly whole: ComplexProblem; readonly q: Complex; readonly parity: 1 | -1 },
): { u: Complex; v: Complex } {
  const layer = whole.depth.length / 2 - 1;
  const square = transverseSquare(whole, layer, q);
  turnThroughLayer(square[0], square[1], whole.depth[layer], turn);
  const cosine: Complex = [turn.cosineRe, turn.cosineIm];
  const short: Complex = [turn.shortRe, turn.shortIm];
  const before = { u: lastPair(u), v: lastPair(v) };
  // Even: u = U cos and v = eta kx^2 short U; odd: v = V cos and u = -short V/eta.
  const eta = at(whole.eta, layer);
  const bent = multiply(multiply(eta, square), short);
  const moved = scale(divide(short, eta), -1);
  const isEven = parity === 1;
  const wanted = isEven ? before.u : before.v;
  const other = isEven ? before.v : before.u;
  const factor = isEven ? bent : moved;
  const sine2 = modulus(square) * squaredModulus(short);
  const value = squaredModulus(cosine) >= sine2 ? divide(wanted, cosine) : divide(other, factor);
  const atPlane = scale(value, Math.exp(-turn.growth));
  return isEven ? { u: atPlane, v: [0, 0] } : { u: [0, 0], v: atPlane };
}

const lastPair = (values: Float64Array): Complex => [values[values.length - 2], values[values.length - 1]];
