import { emptyLayerTurn, turnThroughLayer } from '../layer-turn.js';
import type { IlluminatedStack } from './illuminated-stack.js';

/** Entries of one state: u and v as pairs, and the logarithm of what both are to be multiplied by. */
export const stateStride = 5;

const turn = emptyLayerTurn();

/**
 * Carries (u, v) from a plane in a layer back towards the cover: u -> C u - S v/eta, v -> eta kx^2 S u + C v with C = cos(kx d), S = sin(kx d)/kx;
 * d is `depth`, in units of 1/k0. Going against the light, the field that decays with depth grows, so that no digits are lost behind an opaque layer;
 * |Im kx| d goes into the logarithm, so that nothing overflows. States are numbered by their place in `states`.
 *
 * The hot loop of the transfer matrix: plain scalars.
 */
export function carryBack(
  light: IlluminatedStack,
  { layer, depth }: { readonly layer: number; readonly depth: number },
  states: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const { transverseSquared, inverseEta, stiffness } = light;
  turnThroughLayer(transverseSquared[2 * layer], transverseSquared[2 * layer + 1], depth, turn);
  const { cosineRe: cRe, cosineIm: cIm, shortRe, shortIm, growth } = turn;

  const i = stateStride * from;
  const uRe = states[i];
  const uIm = states[i + 1];
  const vRe = states[i + 2];
  const vIm = states[i + 3];
  const slopeRe = inverseEta[2 * layer] * vRe - inverseEta[2 * layer + 1] * vIm;
  const slopeIm = inverseEta[2 * layer] * vIm + inverseEta[2 * layer + 1] * vRe;
  const bendRe = stiffness[2 * layer] * uRe - stiffness[2 * layer + 1] * uIm;
  const bendIm = stiffness[2 * layer] * uIm + stiffness[2 * layer + 1] * uRe;
  const o = stateStride * to;
  states[o] = cRe * uRe - cIm * uIm - shortRe * slopeRe + shortIm * slopeIm;
  states[o + 1] = cRe * uIm + cIm * uRe - shortRe * slopeIm - shortIm * slopeRe;
  states[o + 2] = cRe * vRe - cIm * vIm + shortRe * bendRe - shortIm * bendIm;
  states[o + 3] = cRe * vIm + cIm * vRe + shortRe * bendIm + shortIm * bendRe;
  states[o + 4] = states[i + 4] + growth;
  keepInRange(states, o);
}

/** A long mirror lets the field grow without bound though no layer is opaque. */
function keepInRange(states: Float64Array, o: number): void {
  const size =
    Math.abs(states[o]) + Math.abs(states[o + 1]) + Math.abs(states[o + 2]) + Math.abs(states[o + 3]);
  if (size < 1e100) return;
  for (let entry = o; entry < o + 4; entry++) states[entry] /= size;
  states[o + 4] += Math.log(size);
}
