import type { ComplexProblem } from './complex-problem.js';
import { integral, integralStride } from './layer-integrals.js';
import type { Field } from './joined-field.js';

/** Above this share of Re q the root itself is as good. */
const smallImaginaryPart = 1e-3;

/**
 * Im q from the power that a mode loses, undefined where that is no small part of Re q: of a leak of 1e-16 beside N = 1.7 Newton's root
 * keeps no digit, the power flow keeps all. From J = Im(conj(u) v), J' = -Im(epsilon) |v|^2 (TM) - Im(c - q w)|u|^2 with w = ratio eta, c
 * = epsilon eta (TE) or 1 (TM), integrated over the stack and those half-spaces in which the field falls off.
 */
export function imaginaryPartByPower(
  problem: ComplexProblem,
  qRe: number,
  { u, v }: Field,
  integrals: Float64Array,
): number | undefined {
  const { epsilon, eta, inverseEta, weight, depth } = problem;
  const last = depth.length - 1;
  let balance = 0;
  let turnover = 0;
  let inertia = 0;
  for (let j = 0; j <= last; j++) {
    const boundary = j === 0 ? problem.cover : j === last ? problem.end : undefined;
    let part: number;
    if (boundary === 'leaky') {
      // v points into the stack at the cover and out of it at the substrate.
      const i = 2 * Math.max(0, j - 1);
      const flow = u[i] * v[i + 1] - u[i + 1] * v[i];
      part = j === 0 ? -flow : flow;
      turnover += Math.abs(flow);
    } else {
      const uModulus = integrals[integralStride * j + integral.uModulus];
      const cIm = epsilon[2 * j] * eta[2 * j + 1] + epsilon[2 * j + 1] * eta[2 * j];
      const ofU = (cIm - qRe * weight[2 * j + 1]) * uModulus;
      const ofV = inverseEta[2 * j + 1] * integrals[integralStride * j + integral.vModulus];
      part = ofU + ofV;
      turnover += Math.abs(ofU) + Math.abs(ofV);
      inertia += weight[2 * j] * uModulus;
    }
    balance += part;
  }
  return turnover < smallImaginaryPart * Math.abs(inertia * qRe) ? balance / inertia : undefined;
}
