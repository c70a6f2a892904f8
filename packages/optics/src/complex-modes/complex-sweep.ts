import type { Complex } from '../complex.js';
import { decayConstant, transverseSquare, type ComplexProblem } from './complex-problem.js';
import { matrixStride } from './layer-matrices.js';

/** Entries of one interface in a sweep: u, v, u', v' as pairs, a prime being the derivative with respect to q, and the scale's logarithm. */
export const sweepStride = 9;

/**
 * Carries the field of the first half-space up to every interface. At each it is divided by its positive size sqrt(|u|^2 + |v|^2), whose
 * logarithm is kept: the phase of the field stays that of an analytic function of q.
 */
export function sweepForward(
  problem: ComplexProblem,
  q: Complex,
  matrices: Float64Array,
  out: Float64Array,
): void {
  startInHalfSpace(problem, 0, q, out, 0);
  for (let j = 1; j < problem.depth.length - 1; j++) {
    cross(matrices, matrixStride * j, out, sweepStride * (j - 1), sweepStride * j);
  }
}

/** The same from the last region down, v counting positive towards the first. */
export function sweepBackward(
  problem: ComplexProblem,
  q: Complex,
  matrices: Float64Array,
  out: Float64Array,
): void {
  const last = problem.depth.length - 1;
  const start = sweepStride * (last - 1);
  if (problem.end === 'bound' || problem.end === 'leaky') {
    startInHalfSpace(problem, last, q, out, start);
  } else {
    out.fill(0, start, start + sweepStride);
    out[problem.end === 'even-mirror' ? start : start + 2] = 1;
    cross(matrices, matrixStride * last, out, start, start);
  }
  for (let j = last - 1; j >= 1; j--) {
    cross(matrices, matrixStride * j, out, sweepStride * j, sweepStride * (j - 1));
  }
}

/** u = 1, v = eta gamma and their derivatives, gamma' = ratio/(2 gamma) on either sheet. */
function startInHalfSpace(
  problem: ComplexProblem,
  region: number,
  q: Complex,
  out: Float64Array,
  o: number,
): void {
  const { eta, weight } = problem;
  const [re, im] = [2 * region, 2 * region + 1];
  const boundary = region === 0 ? problem.cover : (problem.end as 'bound' | 'leaky');
  const gamma = decayConstant(transverseSquare(problem, region, q), boundary);
  const vRe = eta[re] * gamma[0] - eta[im] * gamma[1];
  const vIm = eta[re] * gamma[1] + eta[im] * gamma[0];
  const twice = 2 * (gamma[0] * gamma[0] + gamma[1] * gamma[1]);
  const size = Math.sqrt(1 + vRe * vRe + vIm * vIm);
  out[o] = 1 / size;
  out[o + 1] = 0;
  out[o + 2] = vRe / size;
  out[o + 3] = vIm / size;
  out[o + 4] = 0;
  out[o + 5] = 0;
  out[o + 6] = (weight[re] * gamma[0] + weight[im] * gamma[1]) / (twice * size);
  out[o + 7] = (weight[im] * gamma[0] - weight[re] * gamma[1]) / (twice * size);
  out[o + 8] = Math.log(size);
}

/** Through one layer, from the interface at `i` of the sweep to the one at `o`. */
function cross(m: Float64Array, l: number, sweep: Float64Array, i: number, o: number): void {
  const cRe = m[l];
  const cIm = m[l + 1];
  const aRe = m[l + 2];
  const aIm = m[l + 3];
  const bRe = m[l + 4];
  const bIm = m[l + 5];
  const uRe = sweep[i];
  const uIm = sweep[i + 1];
  const vRe = sweep[i + 2];
  const vIm = sweep[i + 3];
  const pRe = sweep[i + 4];
  const pIm = sweep[i + 5];
  const rRe = sweep[i + 6];
  const rIm = sweep[i + 7];
  const newURe = cRe * uRe - cIm * uIm + aRe * vRe - aIm * vIm;
  const newUIm = cRe * uIm + cIm * uRe + aRe * vIm + aIm * vRe;
  const newVRe = bRe * uRe - bIm * uIm + cRe * vRe - cIm * vIm;
  const newVIm = bRe * uIm + bIm * uRe + cRe * vIm + cIm * vRe;
  const size = Math.sqrt(newURe * newURe + newUIm * newUIm + newVRe * newVRe + newVIm * newVIm);
  if (size === 0) {
    // A growing part of exactly 0 is an accident of rounding: the field falls through a thick wall as it is.
    sweep.copyWithin(o, i, i + sweepStride);
    sweep[o + 8] -= m[l + 12];
    return;
  }
  const inverse = 1 / size;
  const cSlopeRe = m[l + 6];
  const cSlopeIm = m[l + 7];
  const aSlopeRe = m[l + 8];
  const aSlopeIm = m[l + 9];
  const bSlopeRe = m[l + 10];
  const bSlopeIm = m[l + 11];
  sweep[o] = newURe * inverse;
  sweep[o + 1] = newUIm * inverse;
  sweep[o + 2] = newVRe * inverse;
  sweep[o + 3] = newVIm * inverse;
  sweep[o + 4] =
    inverse *
    (cRe * pRe -
      cIm * pIm +
      aRe * rRe -
      aIm * rIm +
      cSlopeRe * uRe -
      cSlopeIm * uIm +
      aSlopeRe * vRe -
      aSlopeIm * vIm);
  sweep[o + 5] =
    inverse *
    (cRe * pIm +
      cIm * pRe +
      aRe * rIm +
      aIm * rRe +
      cSlopeRe * uIm +
      cSlopeIm * uRe +
      aSlopeRe * vIm +
      aSlopeIm * vRe);
  sweep[o + 6] =
    inverse *
    (bRe * pRe -
      bIm * pIm +
      cRe * rRe -
      cIm * rIm +
      bSlopeRe * uRe -
      bSlopeIm * uIm +
      cSlopeRe * vRe -
      cSlopeIm * vIm);
  sweep[o + 7] =
    inverse *
    (bRe * pIm +
      bIm * pRe +
      cRe * rIm +
      cIm * rRe +
      bSlopeRe * uIm +
      bSlopeIm * uRe +
      cSlopeRe * vIm +
      cSlopeIm * vRe);
  sweep[o + 8] = sweep[i + 8] + m[l + 12] + Math.log(size);
}
