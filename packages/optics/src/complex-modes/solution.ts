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
  for (let j = 0; j <= last; j++) {
    if (j === 0 || j === last) fillOutside({ problem, q, field, integrals }, j);
    else fillInside({ problem, q, field, integrals }, j);
  }
  const balanced = imaginaryPartByPower(problem, q[0], field, integrals);
  return { q: balanced === undefined ? q : [q[0], balanced], ...field, integrals };
}

interface Filling {
  readonly problem: ComplexProblem;
  readonly q: Complex;
  readonly field: Field;
  readonly integrals: Float64Array;
}

function fillOutside({ problem, q, field: { u }, integrals }: Filling, region: number): void {
  const i = 2 * Math.max(0, region - 1);
  const boundary = region === 0 ? problem.cover : (problem.end as 'bound' | 'leaky');
  const gamma = decayConstant(transverseSquare(problem, region, q), boundary);
  const half = { eta: at(problem.eta, region), gamma, u: [u[i], u[i + 1]] as const };
  fillHalfSpaceIntegrals(half, integrals, integralStride * region);
}

function fillInside({ problem, q, field: { u, v }, integrals }: Filling, region: number): void {
  const i = 2 * (region - 1);
  const [squareRe, squareIm] = transverseSquare(problem, region, q);
  const layer = {
    etaRe: problem.eta[2 * region],
    etaIm: problem.eta[2 * region + 1],
    squareRe,
    squareIm,
    depth: problem.depth[region],
    uRe: u[i],
    uIm: u[i + 1],
    vRe: v[i],
    vIm: v[i + 1],
    endRe: u[i + 2],
    endIm: u[i + 3],
  };
  fillLayerIntegrals(layer, integrals, integralStride * region);
}

/** Weight of q in a region: 1 in TE, 1/epsilon_normal in TM. */
export function weightOf({ ratio, eta }: ComplexProblem, region: number): Complex {
  const [a, b] = [2 * region, 2 * region + 1];
  return [ratio[a] * eta[a] - ratio[b] * eta[b], ratio[a] * eta[b] + ratio[b] * eta[a]];
}

/** Integral of w u^2 over all x, w = ratio eta: what all derivatives are divided by. It vanishes at an exceptional point. */
export function selfOverlap(problem: ComplexProblem, { integrals }: Solution): Complex {
  let re = 0;
  let im = 0;
  for (let j = 0; j < problem.depth.length; j++) {
    const [wRe, wIm] = weightOf(problem, j);
    const o = integralStride * j + integral.uSquared;
    re += wRe * integrals[o] - wIm * integrals[o + 1];
    im += wRe * integrals[o + 1] + wIm * integrals[o];
  }
  return [re, im];
}

/** |integral of w u^2| over the integral of |w u^2|: 1 for a lossless mode, 0 at an exceptional point. */
export function selfOverlapRatio(problem: ComplexProblem, solution: Solution): number {
  let whole = 0;
  for (let j = 0; j < problem.depth.length; j++) {
    const uModulus = solution.integrals[integralStride * j + integral.uModulus];
    whole += Math.sqrt(squaredModulus(weightOf(problem, j))) * uModulus;
  }
  return Math.sqrt(squaredModulus(selfOverlap(problem, solution))) / whole;
}
