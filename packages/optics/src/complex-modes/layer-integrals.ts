import { gaussLegendre } from '@modalgain/numerics';
import type { ComplexProblem } from './complex-problem.js';
import type { Field } from './joined-field.js';

/**
 * Entries of one region in a table of field integrals, lengths in 1/k0: the pairs int u^2 and int v^2, not conjugated, which perturbation
 * theory takes; int |u|^2 and int |v|^2, which power and energy take; and the pair v^2/eta + eta k^2 u^2, the same everywhere in a layer
 * and 0 in half-spaces.
 */
export const integralStride = 8;
export const integral = { uSquared: 0, vSquared: 2, uModulus: 4, vModulus: 5, invariant: 6 } as const;

/** The problem, its zero and the field there: what the integrals are taken over. */
export interface FieldOfZero {
  readonly problem: ComplexProblem;
  readonly qRe: number;
  readonly qIm: number;
  readonly field: Field;
}

/** Below this |k| d the field is no longer two waves that can be told apart. */
const gentle = 0.25;

/** Fills the row of an inner layer: plain scalars, since this is computed for every layer of every mode. */
export function fillLayerIntegrals(of: FieldOfZero, region: number, out: Float64Array): void {
  const { epsilon, ratio, depth } = of.problem;
  const [re, im] = [2 * region, 2 * region + 1];
  const squareRe = epsilon[re] - ratio[re] * of.qRe + ratio[im] * of.qIm;
  const squareIm = epsilon[im] - ratio[re] * of.qIm - ratio[im] * of.qRe;
  const size = Math.sqrt(squareRe * squareRe + squareIm * squareIm);
  if (Math.sqrt(size) * depth[region] < gentle) {
    fillGentle(of, region, out);
    return;
  }
  // k = a + i b, b >= 0.
  const larger = Math.sqrt((size + Math.abs(squareRe)) / 2);
  const smaller = Math.abs(squareIm) / (2 * larger);
  const b = squareRe >= 0 ? smaller : larger;
  const a = (squareRe >= 0 ? larger : smaller) * (squareIm < 0 ? -1 : 1);
  fillWaves(of, region, a, b, out);
}

/**
 * With u = p exp(ikx) + r exp(ik(d - x)), each wave of amplitude p, r at the interface where it starts and falling away from it. Where
 * they fall much, p and r come from u at both ends, so that neither loses its digits to the other; else from u and v at the first.
 */
function fillWaves(
  { problem, field }: FieldOfZero,
  region: number,
  a: number,
  b: number,
  out: Float64Array,
): void {
  const { u, v } = field;
  const [etaRe, etaIm] = [problem.eta[2 * region], problem.eta[2 * region + 1]];
  const [squareRe, squareIm] = [a * a - b * b, 2 * a * b];
  const depth = problem.depth[region];
  const i = 2 * (region - 1);
  const [uRe, uIm, endRe, endIm] = [u[i], u[i + 1], u[i + 2], u[i + 3]];
  const [vRe, vIm] = [v[i], v[i + 1]];
  const fall = Math.exp(-b * depth);
  const eRe = fall * Math.cos(a * depth);
  const eIm = fall * Math.sin(a * depth);
  const e2Re = eRe * eRe - eIm * eIm;
  const e2Im = 2 * eRe * eIm;
  let pRe: number;
  let pIm: number;
  let rRe: number;
  let rIm: number;
  if (b * depth > 0.5) {
    const restRe = 1 - e2Re;
    const restIm = -e2Im;
    const inverse = 1 / (restRe * restRe + restIm * restIm);
    const firstRe = uRe - (eRe * endRe - eIm * endIm);
    const firstIm = uIm - (eRe * endIm + eIm * endRe);
    const secondRe = endRe - (eRe * uRe - eIm * uIm);
    const secondIm = endIm - (eRe * uIm + eIm * uRe);
    pRe = (firstRe * restRe + firstIm * restIm) * inverse;
    pIm = (firstIm * restRe - firstRe * restIm) * inverse;
    rRe = (secondRe * restRe + secondIm * restIm) * inverse;
    rIm = (secondIm * restRe - secondRe * restIm) * inverse;
  } else {
    // v/(i k eta)
    const stiffRe = -(etaRe * b + etaIm * a);
    const stiffIm = etaRe * a - etaIm * b;
    const inverse = 1 / (stiffRe * stiffRe + stiffIm * stiffIm);
    const slopeRe = (vRe * stiffRe + vIm * stiffIm) * inverse;
    const slopeIm = (vIm * stiffRe - vRe * stiffIm) * inverse;
    pRe = (uRe + slopeRe) / 2;
    pIm = (uIm + slopeIm) / 2;
    const backRe = (uRe - slopeRe) / 2;
    const backIm = (uIm - slopeIm) / 2;
    const inverseFall = 1 / (fall * fall);
    rRe = (backRe * eRe + backIm * eIm) * inverseFall;
    rIm = (backIm * eRe - backRe * eIm) * inverseFall;
  }
  // own = (p^2 + r^2)(exp(2ikd) - 1)/(2ik), mixed = 2 p r exp(ikd) d
  const squaresRe = pRe * pRe - pIm * pIm + rRe * rRe - rIm * rIm;
  const squaresIm = 2 * (pRe * pIm + rRe * rIm);
  const half = 0.5 / (a * a + b * b);
  const reachRe = (a * e2Im - b * (e2Re - 1)) * half;
  const reachIm = -(a * (e2Re - 1) + b * e2Im) * half;
  const ownRe = squaresRe * reachRe - squaresIm * reachIm;
  const ownIm = squaresRe * reachIm + squaresIm * reachRe;
  const prRe = pRe * rRe - pIm * rIm;
  const prIm = pRe * rIm + pIm * rRe;
  const productRe = prRe * eRe - prIm * eIm;
  const productIm = prRe * eIm + prIm * eRe;
  const mixedRe = 2 * depth * productRe;
  const mixedIm = 2 * depth * productIm;

  const falling = 2 * b * depth;
  const ownReach = falling === 0 ? depth : -Math.expm1(-falling) / (2 * b);
  const ownModulus = (pRe * pRe + pIm * pIm + rRe * rRe + rIm * rIm) * ownReach;
  const overlap = fall * (a === 0 ? depth : Math.sin(a * depth) / a);
  const mixedModulus = 2 * (pRe * rRe + pIm * rIm) * overlap;

  const bendRe = etaRe * squareRe - etaIm * squareIm;
  const bendIm = etaRe * squareIm + etaIm * squareRe;
  const stiffnessRe = etaRe * bendRe - etaIm * bendIm;
  const stiffnessIm = etaRe * bendIm + etaIm * bendRe;
  const o = integralStride * region;
  out[o] = ownRe + mixedRe;
  out[o + 1] = ownIm + mixedIm;
  out[o + 2] = stiffnessRe * (mixedRe - ownRe) - stiffnessIm * (mixedIm - ownIm);
  out[o + 3] = stiffnessRe * (mixedIm - ownIm) + stiffnessIm * (mixedRe - ownRe);
  out[o + 4] = ownModulus + mixedModulus;
  out[o + 5] = Math.sqrt(stiffnessRe * stiffnessRe + stiffnessIm * stiffnessIm) * (ownModulus - mixedModulus);
  out[o + 6] = 4 * (bendRe * productRe - bendIm * productIm);
  out[o + 7] = 4 * (bendRe * productIm + bendIm * productRe);
}

const { nodes, weights } = gaussLegendre(6);

/** By quadrature: the field is nearly straight, and six points are exact to the last digit. */
function fillGentle({ problem, qRe, qIm, field }: FieldOfZero, region: number, out: Float64Array): void {
  const { epsilon, ratio, eta } = problem;
  const [re, im] = [2 * region, 2 * region + 1];
  const [etaRe, etaIm] = [eta[re], eta[im]];
  const squareRe = epsilon[re] - ratio[re] * qRe + ratio[im] * qIm;
  const squareIm = epsilon[im] - ratio[re] * qIm - ratio[im] * qRe;
  const depth = problem.depth[region];
  const i = 2 * (region - 1);
  const [uRe, uIm, vRe, vIm] = [field.u[i], field.u[i + 1], field.v[i], field.v[i + 1]];
  const o = integralStride * region;
  const etaSize = etaRe * etaRe + etaIm * etaIm;
  const slopeRe = (vRe * etaRe + vIm * etaIm) / etaSize;
  const slopeIm = (vIm * etaRe - vRe * etaIm) / etaSize;
  out.fill(0, o, o + integralStride);
  for (let node = 0; node < nodes.length; node++) {
    const x = (depth / 2) * (1 + nodes[node]);
    const weight = (depth / 2) * weights[node];
    const yRe = squareRe * x * x;
    const yIm = squareIm * x * x;
    // cos(kx) and sin(kx)/(kx) by their series in y = (kx)^2.
    let cRe = 1;
    let cIm = 0;
    let sRe = 1;
    let sIm = 0;
    for (let term = 6; term >= 1; term--) {
      const forCosine = 1 / ((2 * term - 1) * 2 * term);
      const forSine = 1 / (2 * term * (2 * term + 1));
      const nextC = 1 - (yRe * cRe - yIm * cIm) * forCosine;
      cIm = -(yRe * cIm + yIm * cRe) * forCosine;
      cRe = nextC;
      const nextS = 1 - (yRe * sRe - yIm * sIm) * forSine;
      sIm = -(yRe * sIm + yIm * sRe) * forSine;
      sRe = nextS;
    }
    const hereRe = uRe * cRe - uIm * cIm + x * (slopeRe * sRe - slopeIm * sIm);
    const hereIm = uRe * cIm + uIm * cRe + x * (slopeRe * sIm + slopeIm * sRe);
    // u' = slope cos - k^2 x (sin(kx)/kx) u
    const fallRe = x * (squareRe * sRe - squareIm * sIm);
    const fallIm = x * (squareRe * sIm + squareIm * sRe);
    const steepRe = slopeRe * cRe - slopeIm * cIm - (fallRe * uRe - fallIm * uIm);
    const steepIm = slopeRe * cIm + slopeIm * cRe - (fallRe * uIm + fallIm * uRe);
    const fluxRe = etaRe * steepRe - etaIm * steepIm;
    const fluxIm = etaRe * steepIm + etaIm * steepRe;
    out[o] += weight * (hereRe * hereRe - hereIm * hereIm);
    out[o + 1] += weight * 2 * hereRe * hereIm;
    out[o + 2] += weight * (fluxRe * fluxRe - fluxIm * fluxIm);
    out[o + 3] += weight * 2 * fluxRe * fluxIm;
    out[o + 4] += weight * (hereRe * hereRe + hereIm * hereIm);
    out[o + 5] += weight * (fluxRe * fluxRe + fluxIm * fluxIm);
  }
  const bendRe = etaRe * squareRe - etaIm * squareIm;
  const bendIm = etaRe * squareIm + etaIm * squareRe;
  const u2Re = uRe * uRe - uIm * uIm;
  const u2Im = 2 * uRe * uIm;
  out[o + 6] = vRe * slopeRe - vIm * slopeIm + bendRe * u2Re - bendIm * u2Im;
  out[o + 7] = vRe * slopeIm + vIm * slopeRe + bendRe * u2Im + bendIm * u2Re;
}
