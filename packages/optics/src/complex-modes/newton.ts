import { add, divide, modulus, scale, subtract, type Complex } from '../complex.js';
import type { Wronskian } from './wronskian.js';

const mostSteps = 80;
/** A step may not be longer than this part of |q|: from a poor start Newton would leave the region of its root. */
const longestStep = 0.1;

/**
 * A zero of F near `start` by Newton's method, undefined where it finds none. Zeros in `known` are divided out, so that it looks for another.
 * It stops when the steps no longer shrink: at a double zero they reach sqrt(epsilon) only.
 */
export function newtonRoot(
  wronskian: Wronskian,
  start: Complex,
  known: readonly Complex[] = [],
): Complex | undefined {
  let q = start;
  let last = Infinity;
  for (let taken = 0; taken < mostSteps; taken++) {
    const step = newtonStep(wronskian, q, known);
    const length = modulus(step) / modulus(q);
    if (length === 0) return q;
    if (!(length < Infinity)) return undefined;
    if (length < 1e-8 && length >= last / 2) return q;
    q = length > longestStep ? add(q, scale(step, longestStep / length)) : add(q, step);
    if (length < 4e-16) return q;
    last = length;
  }
  return last < 1e-7 ? q : undefined;
}

function newtonStep(wronskian: Wronskian, q: Complex, known: readonly Complex[]): Complex {
  wronskian.evaluate(q, 'root');
  const value: Complex = [wronskian.valueRe, wronskian.valueIm];
  if (value[0] === 0 && value[1] === 0) return value;
  let slope: Complex = [wronskian.slopeRe, wronskian.slopeIm];
  for (const root of known) {
    const distance = subtract(q, root);
    if (modulus(distance) > 0) slope = subtract(slope, divide(value, distance));
  }
  return scale(divide(value, slope), -1);
}
