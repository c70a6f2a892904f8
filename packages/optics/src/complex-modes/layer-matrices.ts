import { emptyLayerTurn, turnThroughLayer } from '../layer-turn.js';
import type { ComplexProblem } from './complex-problem.js';

/** Entries of one layer in the array that `fillLayerMatrices` fills. */
export const matrixStride = 13;

const turn = emptyLayerTurn();

/**
 * The matrices that carry (u, v) through each inner layer, and their derivatives with respect to q: u -> C u + A v, v -> B u + C v with C
 * = cos(kd), A = sin(kd)/(eta k), B = -eta k sin(kd), k^2 = epsilon - ratio q. Written as the pairs C, A, B, C', A', B' and |Im k| d: all
 * are divided by exp(|Im k| d), a positive number that turns no phase, so that nothing overflows.
 *
 * The hot loop of the complex solver: plain scalars.
 */
export function fillLayerMatrices(
  { epsilon, ratio, eta, inverseEta, depth }: ComplexProblem,
  qRe: number,
  qIm: number,
  out: Float64Array,
): void {
  const layers = depth.length;
  for (let j = 1; j < layers; j++) {
    const d = depth[j];
    if (d === 0) continue;
    const ratioRe = ratio[2 * j];
    const ratioIm = ratio[2 * j + 1];
    const sRe = epsilon[2 * j] - ratioRe * qRe + ratioIm * qIm;
    const sIm = epsilon[2 * j + 1] - ratioRe * qIm - ratioIm * qRe;

    turnThroughLayer(sRe, sIm, d, turn);
    const { cosineRe: cRe, cosineIm: cIm, shortRe, shortIm, growth } = turn;

    // dS/ds = (d C - S)/(2 s), by its series where that loses its digits.
    const yRe = sRe * d * d;
    const yIm = sIm * d * d;
    let bendRe: number;
    let bendIm: number;
    const size = Math.sqrt(sRe * sRe + sIm * sIm);
    if (size * d * d < 0.05) {
      const cube = d * d * d;
      const innerRe = 1 / 60 - yRe / 1680;
      const innerIm = -yIm / 1680;
      bendRe = cube * (-1 / 6 + yRe * innerRe - yIm * innerIm);
      bendIm = cube * (yRe * innerIm + yIm * innerRe);
    } else {
      const topRe = d * cRe - shortRe;
      const topIm = d * cIm - shortIm;
      const half = 0.5 / (size * size);
      bendRe = (topRe * sRe + topIm * sIm) * half;
      bendIm = (topIm * sRe - topRe * sIm) * half;
    }

    const etaRe = eta[2 * j];
    const etaIm = eta[2 * j + 1];
    const inverseRe = inverseEta[2 * j];
    const inverseIm = inverseEta[2 * j + 1];
    const o = matrixStride * j;
    out[o] = cRe;
    out[o + 1] = cIm;
    out[o + 2] = shortRe * inverseRe - shortIm * inverseIm;
    out[o + 3] = shortRe * inverseIm + shortIm * inverseRe;
    const stiffRe = sRe * shortRe - sIm * shortIm;
    const stiffIm = sRe * shortIm + sIm * shortRe;
    out[o + 4] = etaIm * stiffIm - etaRe * stiffRe;
    out[o + 5] = -etaRe * stiffIm - etaIm * stiffRe;

    // d/dq = -ratio d/ds; dC/ds = -d S/2, d(s S)/ds = (S + d C)/2.
    const halfDepth = d / 2;
    out[o + 6] = halfDepth * (ratioRe * shortRe - ratioIm * shortIm);
    out[o + 7] = halfDepth * (ratioRe * shortIm + ratioIm * shortRe);
    const bentRe = inverseIm * bendIm - inverseRe * bendRe;
    const bentIm = -inverseRe * bendIm - inverseIm * bendRe;
    out[o + 8] = bentRe * ratioRe - bentIm * ratioIm;
    out[o + 9] = bentRe * ratioIm + bentIm * ratioRe;
    const stiffSlopeRe = (shortRe + d * cRe) / 2;
    const stiffSlopeIm = (shortIm + d * cIm) / 2;
    const weightRe = etaRe * ratioRe - etaIm * ratioIm;
    const weightIm = etaRe * ratioIm + etaIm * ratioRe;
    out[o + 10] = weightRe * stiffSlopeRe - weightIm * stiffSlopeIm;
    out[o + 11] = weightRe * stiffSlopeIm + weightIm * stiffSlopeRe;
    out[o + 12] = growth;
  }
}
