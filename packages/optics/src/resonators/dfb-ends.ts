import { add, divide, modulus, multiply, scale, subtract, type Complex } from '../complex.js';
import { hyperbolic } from './hyperbolic.js';

/** A grating of coupling kappa L between two ends: the amplitudes that these reflect, in the waves R and S. */
export interface EndedGrating {
  readonly strength: Complex;
  readonly ends: readonly [Complex, Complex];
}

/**
 * q of a mode between reflecting ends, followed from that without: with C = cosh(g), S = sinh(g)/g and g^2 = q^2 + (kappa L)^2,
 * C - q S + i kappa L S (r1 + r2) - r1 r2 (C + q S) = 0. W. Streifer, R. D. Burnham and D. R. Scifres, doi 10.1109/JQE.1975.1068581.
 */
export function betweenEnds(grating: EndedGrating, withoutEnds: Complex): Complex {
  const { strength, ends } = grating;
  const raised = (share: number): EndedGrating => ({
    strength,
    ends: [scale(ends[0], share), scale(ends[1], share)],
  });
  let [q, share, step] = [withoutEnds, 0, firstStep];
  while (share < 1) {
    const next = Math.min(1, share + step);
    const moved = solved(raised(next), q);
    if (modulus(subtract(moved, q)) > longestMove && step > leastStep) {
      step /= 2;
      continue;
    }
    [q, share, step] = [moved, next, Math.min(firstStep, 1.5 * step)];
  }
  return q;
}

const firstStep = 0.02;
const leastStep = 1e-7;
/** Modes lie about pi apart. */
const longestMove = 0.15;

function solved(grating: EndedGrating, start: Complex): Complex {
  let q = start;
  for (let round = 0; round < 30; round++) {
    const { value, slope } = mismatch(grating, q);
    const move = divide(value, slope);
    q = subtract(q, move);
    if (modulus(move) <= 1e-13 * (1 + modulus(q))) return q;
  }
  return q;
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
