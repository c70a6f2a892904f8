import { InputError } from '../errors.js';
import type { QuadratureRule } from './gauss-legendre.js';

interface Recurrence {
  /** Diagonal of the Jacobi matrix. */
  readonly alpha: readonly number[];
  /** Beside the diagonal: square roots of beta. */
  readonly beside: readonly number[];
}

/**
 * The Gauss rule of at most `count` points for a sum over many: with x_i and w_i > 0 it gives sum w_i p(x_i) exactly for polynomials p up to degree
 * 2 count - 1. Points of the rule lie inside the range of the x_i. By Stieltjes' procedure and the zeros of the last orthogonal polynomial, bisected by Sturm
 * counts (W. Gautschi, Orthogonal Polynomials: Computation and Approximation, 2004, sections 2.2 and 3.1).
 *
 * @throws InputError for arrays of different or no length, weights that are not positive, or a count that is no whole number above 0
 */
export function gaussRuleOfMeasure({
  nodes,
  weights,
  count,
}: {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  readonly count: number;
}): QuadratureRule {
  if (nodes.length === 0 || nodes.length !== weights.length || weights.some((weight) => !(weight > 0))) {
    throw new InputError(
      `found ${nodes.length} nodes and ${weights.length} weights, expected as many of each, at least one, and weights above 0.`,
    );
  }
  if (!(Number.isInteger(count) && count > 0)) {
    throw new InputError(`found ${count} points, expected a whole number above 0.`);
  }
  const [lowest, highest] = nodes.reduce(
    ([low, high], x) => [Math.min(low, x), Math.max(high, x)],
    [Infinity, -Infinity],
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = highest - lowest;
  if (spread <= samePoint * Math.max(Math.abs(lowest), Math.abs(highest))) {
    return { nodes: Float64Array.of(lowest), weights: Float64Array.of(total) };
  }
  const recurrence = recurrenceOf({
    nodes: nodes.map((x) => (x - lowest) / spread),
    weights: weights.map((weight) => weight / total),
    count: Math.min(count, nodes.length),
  });
  const zeros = Float64Array.from(recurrence.alpha, (_, place) => zeroOf(recurrence, place));
  return {
    nodes: zeros.map((x) => lowest + spread * x),
    weights: zeros.map((x) => total / squaresAt(recurrence, x)),
  };
}

/** Relative rounding: points nearer than this are one, and add no equation. */
const samePoint = 1e-14;
/** What is left of a polynomial on points that lie in fewer clusters than it has zeros is rounding from here on. */
const sameSpread = 1e-10;

/** Of points from 0 to 1 and weights of sum 1. */
function recurrenceOf({
  nodes,
  weights,
  count,
}: {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  readonly count: number;
}): Recurrence {
  const product = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += weights[i] * a[i] * b[i];
    return sum;
  };
  const [alpha, beside]: [number[], number[]] = [[], []];
  const polynomials = [nodes.map(() => 1)];
  for (let degree = 0; ; degree++) {
    const raised = polynomials[degree].map((p, i) => nodes[i] * p);
    alpha.push(product(raised, polynomials[degree]));
    if (degree + 1 === count) return { alpha, beside };
    // Twice against all of them: rounding would let the first ones back in.
    for (let round = 0; round < 2; round++) {
      for (const other of polynomials) {
        const share = product(raised, other);
        for (let i = 0; i < raised.length; i++) raised[i] -= share * other[i];
      }
    }
    const norm = Math.sqrt(product(raised, raised));
    if (norm <= sameSpread) return { alpha, beside };
    beside.push(norm);
    polynomials.push(raised.map((p) => p / norm));
  }
}

const bisections = 60;

/** The zero that has `place` others below it. */
function zeroOf(recurrence: Recurrence, place: number): number {
  let [lower, upper] = [0, 1];
  for (let i = 0; i < bisections; i++) {
    const middle = (lower + upper) / 2;
    if (zerosBelow(recurrence, middle) > place) upper = middle;
    else lower = middle;
  }
  return (lower + upper) / 2;
}

/** Negative pivots of J - x: the number of zeros below x. */
function zerosBelow({ alpha, beside }: Recurrence, x: number): number {
  let count = 0;
  let pivot = 1;
  alpha.forEach((mean, i) => {
    const coupling = i === 0 ? 0 : beside[i - 1] ** 2 / pivot;
    pivot = mean - x - coupling;
    if (pivot === 0) pivot = -Number.MIN_VALUE / Number.EPSILON;
    if (pivot < 0) count++;
  });
  return count;
}

/** Sum of the squares of the polynomials of degree below the number of points, the first of them 1. */
function squaresAt({ alpha, beside }: Recurrence, x: number): number {
  let [before, here, sum] = [0, 1, 1];
  for (let degree = 1; degree < alpha.length; degree++) {
    const next =
      ((x - alpha[degree - 1]) * here - (degree > 1 ? beside[degree - 2] : 0) * before) / beside[degree - 1];
    [before, here] = [here, next];
    sum += here * here;
  }
  return sum;
}
