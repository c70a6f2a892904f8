import { squaredModulus, type Complex } from '../complex.js';
import { at, decayConstant, transverseSquare, type ComplexProblem } from './complex-problem.js';
import { fillHalfSpaceIntegrals } from './half-space-integrals.js';
import type { Field } from './joined-field.js';
import { fillLayerIntegrals, integral, integralStride } from './layer-integrals.js';
import { imaginaryPartByPower } from './power-balance.js';

/** A zero of the Wronskian with its field at each interface and the integrals over each region. */
export interface Solution extends Field {
  /** N^2. */
  readonly q: Complex;
  /** Rows of `integralStride`. */
  readonly integrals: Float64Array;
}

/** The solution of a whole stack from its field at the interfaces. */
export function solutionOf(problem: ComplexProblem, q: Complex, field: Field): Solution {
  const last = problem.depth.length - 1;
  const integrals = new Float64Array(integralStride * (last + 1));
  const ofZero = { problem, qRe: q[0], qIm: q[1], field };
  for (let j = 1; j < last; j++) fillLayerIntegrals(ofZero, j, integrals);
  for (const j of [0, last]) {
    const i = 2 * Math.max(0, j - 1);
    const boundary = j === 0 ? problem.cover : (problem.end as 'bound' | 'leaky');
    const gamma = decayConstant(transverseSquare(problem, j, q), boundary);
    const half = { eta: at(problem.eta, j), gamma, u: [field.u[i], field.u[i + 1]] as const };
    fillHalfSpaceIntegrals(half, integrals, integralStride * j);
  }
  const balanced = imaginaryPartByPower(problem, q[0], field, integrals);
  return { q: balanced === undefined ? q : [q[0], balanced], ...field, integrals };
}

/** Integral of w u^2 over all x, w = ratio eta: what all derivatives are divided by. It vanishes at an exceptional point. */
export function selfOverlap({ weight, depth }: ComplexProblem, { integrals }: Solution): Complex {
  let re = 0;
  let im = 0;
  for (let j = 0; j < depth.length; j++) {
    const o = integralStride * j + integral.uSquared;
    re += weight[2 * j] * integrals[o] - weight[2 * j + 1] * integrals[o + 1];
    im += weight[2 * j] * integrals[o + 1] + weight[2 * j + 1] * integrals[o];
  }
  return [re, im];
}

/** |integral of w u^2| over the integral of |w u^2|: 1 for a lossless mode, 0 at an exceptional point. */
export function selfOverlapRatio(problem: ComplexProblem, solution: Solution): number {
  let whole = 0;
  for (let j = 0; j < problem.depth.length; j++) {
    const uModulus = solution.integrals[integralStride * j + integral.uModulus];
    whole += Math.sqrt(problem.weight[2 * j] ** 2 + problem.weight[2 * j + 1] ** 2) * uModulus;
  }
  return Math.sqrt(squaredModulus(selfOverlap(problem, solution))) / whole;
}
