import { add, divide, modulus, multiply, scale, subtract, type Complex } from '../complex.js';
import { hyperbolic } from './hyperbolic.js';

/** A grating of coupling kappa L between two ends: the amplitudes that these reflect, in the waves R and S. */
export interface EndedGrating {
  readonly strength: Complex;
  readonly ends: readonly [Complex, Complex];
}

/** Modes that need more than this alpha L, where what an end and the grating reflect cancels, are left out. */
const mostGain = 8;
/** Modes lie about pi apart, but may come closer. */
const stepBetweenStarts = 0.5;

/**
 * q of the modes between reflecting ends, `reach` to either side of the Bragg wavelength in Im q: with C = cosh(g), S = sinh(g)/g and
 * g^2 = q^2 + (kappa L)^2, C - q S + i kappa L S (r1 + r2) - r1 r2 (C + q S) = 0. W. Streifer, R. D. Burnham and D. R. Scifres,
 * doi 10.1109/JQE.1975.1068581.
 *
 * Newton's method from a grid of starts: they cannot be followed from ends without reflections, since between ends there are more modes than without.
 */
export function modesBetweenEnds(grating: EndedGrating, reach: number): Complex[] {
  const lowest = -1 - Math.abs(grating.strength[1]);
  const found: Complex[] = [];
  for (let gain = lowest; gain <= mostGain; gain += stepBetweenStarts) {
    for (let detuning = -reach; detuning <= reach; detuning += stepBetweenStarts) {
      const q = solved(grating, [gain, detuning]);
      if (q === undefined || q[0] < lowest || q[0] > mostGain || Math.abs(q[1]) > reach) continue;
      if (found.every((other) => modulus(subtract(q, other)) > sameMode)) found.push(q);
    }
  }
  return found;
}

const sameMode = 1e-6;

function solved(grating: EndedGrating, start: Complex): Complex | undefined {
  let q = start;
  for (let round = 0; round < 30; round++) {
    const { value, slope } = mismatch(grating, q);
    const move = divide(value, slope);
    q = subtract(q, move);
    if (modulus(move) <= 1e-13 * (1 + modulus(q))) return q;
    // On its way to another mode, which has starts of its own.
    if (!(modulus(subtract(q, start)) < 4)) return undefined;
  }
  return undefined;
}

/** What is 0 at a mode, and its slope in q; both times exp(-Re g). */
function mismatch(
  { strength, ends: [r1, r2] }: EndedGrating,
  q: Complex,
): { value: Complex; slope: Complex } {
  const { cosine, sine, bend } = hyperbolic(add(multiply(q, q), multiply(strength, strength)));
  const qSine = multiply(q, sine);
  const sineSlope = multiply(scale(q, 2), bend);
  const [cosineSlope, qSineSlope] = [qSine, add(sine, multiply(q, sineSlope))];
  const turned = multiply([-strength[1], strength[0]], add(r1, r2));
  const both = multiply(r1, r2);
  const joined = (c: Complex, qs: Complex, s: Complex): Complex =>
    subtract(add(subtract(c, qs), multiply(turned, s)), multiply(both, add(c, qs)));
  return { value: joined(cosine, qSine, sine), slope: joined(cosineSlope, qSineSlope, sineSlope) };
}
