import { add, conjugate, multiply, scale, squaredModulus, subtract, type Complex } from '../complex.js';
import { at, decayConstant, transverseSquare, type ComplexProblem } from './complex-problem.js';
import { sweepStride } from './complex-sweep.js';
import { halfSpaceIntegrals, layerIntegrals, type RegionIntegrals } from './layer-integrals.js';
import type { Wronskian } from './wronskian.js';

/** A zero of F with its field: u and v at each interface and their integrals over each region. */
export interface Solution {
  /** N^2. */
  readonly q: Complex;
  readonly u: readonly Complex[];
  readonly v: readonly Complex[];
  readonly integrals: readonly RegionIntegrals[];
}

/** Interface values of the field at a zero, joined where the two sweeps fit best. */
export function joinedField(wronskian: Wronskian, q: Complex): { u: Complex[]; v: Complex[] } {
  wronskian.evaluate(q, 'root');
  const { forward, backward, meeting } = wronskian;
  const factor = joiningFactor(wronskian);
  const u: Complex[] = [];
  const v: Complex[] = [];
  for (let i = 0; i < wronskian.problem.depth.length - 1; i++) {
    const isForward = i <= meeting;
    const sweep = isForward ? forward : backward;
    const [uHere, vHere] = fieldAt(sweep, i);
    const size = Math.exp(sweep[sweepStride * i + 8] - sweep[sweepStride * meeting + 8]);
    const by: Complex = isForward ? [size, 0] : scale(factor, size);
    u.push(multiply(uHere, by));
    v.push(multiply(vHere, isForward ? by : scale(by, -1)));
  }
  return { u, v };
}

const fieldAt = (sweep: Float64Array, i: number): [Complex, Complex] => [
  [sweep[sweepStride * i], sweep[sweepStride * i + 1]],
  [sweep[sweepStride * i + 2], sweep[sweepStride * i + 3]],
];

/** The multiple of the backward field that fits the forward field where they meet; both have unit size there. */
function joiningFactor({ forward, backward, meeting }: Wronskian): Complex {
  const [u, v] = fieldAt(forward, meeting);
  const [uBack, vBack] = fieldAt(backward, meeting);
  return subtract(multiply(conjugate(uBack), u), multiply(conjugate(vBack), v));
}

/** The solution of a whole stack from its field at the interfaces. */
export function solutionOf(
  problem: ComplexProblem,
  q: Complex,
  { u, v }: { u: Complex[]; v: Complex[] },
): Solution {
  const last = problem.depth.length - 1;
  const integrals = Array.from(problem.depth, (depth, j): RegionIntegrals => {
    const eta = at(problem.eta, j);
    const square = transverseSquare(problem, j, q);
    if (j > 0 && j < last) return layerIntegrals({ eta, square, depth, u: [u[j - 1], u[j]], v: v[j - 1] });
    const boundary = j === 0 ? problem.cover : (problem.end as 'bound' | 'leaky');
    return halfSpaceIntegrals({ eta, gamma: decayConstant(square, boundary), u: u[j === 0 ? 0 : last - 1] });
  });
  const solution = { q, u, v, integrals };
  const balanced = imaginaryPartByPower(problem, solution);
  return balanced === undefined ? solution : { ...solution, q: [q[0], balanced] };
}

/** Above this share of Re q the root itself is as good. */
const smallImaginaryPart = 1e-3;

/**
 * Im q from the power that the mode loses, undefined where that is no small part of Re q: of a leak of 1e-16 beside N = 1.7 Newton's root keeps no digit,
 * the power flow keeps all. From J = Im(conj(u) v), J' = -Im(epsilon_normal) |v|^2 - Im(c - q w)|u|^2 with w = ratio eta, c = epsilon eta,
 * integrated over the stack and those half-spaces in which the field falls off.
 */
function imaginaryPartByPower(problem: ComplexProblem, { q, u, v, integrals }: Solution): number | undefined {
  const last = problem.depth.length - 1;
  let balance = 0;
  let turnover = 0;
  let weight = 0;
  const count = (part: number): void => {
    balance += part;
    turnover += Math.abs(part);
  };
  integrals.forEach(({ uModulus, vModulus }, j) => {
    const boundary = j === 0 ? problem.cover : j === last ? problem.end : undefined;
    if (boundary === 'leaky') {
      // v points into the stack at the cover and out of it at the substrate.
      const i = j === 0 ? 0 : last - 1;
      const flow = multiply(conjugate(u[i]), v[i])[1];
      count(j === 0 ? -flow : flow);
      return;
    }
    const w = multiply(at(problem.ratio, j), at(problem.eta, j));
    const c = multiply(at(problem.epsilon, j), at(problem.eta, j));
    count(c[1] * uModulus);
    count(-q[0] * w[1] * uModulus);
    count(at(problem.inverseEta, j)[1] * vModulus);
    weight += w[0] * uModulus;
  });
  const share = turnover / Math.abs(weight * q[0]);
  return share < smallImaginaryPart ? balance / weight : undefined;
}

/** Integral of w u^2 over all x, w = ratio eta: what all derivatives are divided by. It vanishes at an exceptional point. */
export function selfOverlap(problem: ComplexProblem, { integrals }: Solution): Complex {
  return integrals.reduce<Complex>(
    (total, { uSquared }, j) => add(total, multiply(weightOf(problem, j), uSquared)),
    [0, 0],
  );
}

/** |integral of w u^2| over the integral of |w u^2|: 1 for a lossless mode, 0 at an exceptional point. */
export function selfOverlapRatio(problem: ComplexProblem, solution: Solution): number {
  const whole = solution.integrals.reduce(
    (total, { uModulus }, j) => total + Math.sqrt(squaredModulus(weightOf(problem, j))) * uModulus,
    0,
  );
  return Math.sqrt(squaredModulus(selfOverlap(problem, solution))) / whole;
}

/** Weight of q in a region: 1 in TE, 1/epsilon_normal in TM. */
export const weightOf = (problem: ComplexProblem, region: number): Complex =>
  multiply(at(problem.ratio, region), at(problem.eta, region));
