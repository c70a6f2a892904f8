import { InputError } from '../errors.js';
import { findRootNewton } from '../root-finding/newton.js';

/** Both tails of a distribution at one point, and its density there. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly density: number;
}

export function checkProbability(probability: number): void {
  if (!(probability >= 0 && probability <= 1)) {
    throw new InputError(`A probability of ${probability} was asked for; give one between 0 and 1.`);
  }
}

export function checkFreedom(freedom: number): void {
  if (!(freedom > 0)) {
    throw new InputError(
      `A distribution with ${freedom} degrees of freedom was asked for; give more than 0.`,
    );
  }
}

/**
 * The x of a distribution of positive numbers with the given probabilities below and above it (their sum is 1; both are
 * asked for so that the smaller has all its digits). Solves for ln x, in the logarithm of the smaller tail, which is
 * nearly a straight line far out.
 */
export function positiveQuantile(
  probability: { readonly lower: number; readonly upper: number },
  tailsAt: (x: number) => Tails,
): number {
  if (probability.lower === 0) return 0;
  if (probability.upper === 0) return Infinity;
  const useLower = probability.lower <= probability.upper;
  const target = Math.log(useLower ? probability.lower : probability.upper);
  const evaluate = (logX: number) => {
    const x = Math.exp(logX);
    const { lower, upper, density } = tailsAt(x);
    const tail = useLower ? lower : upper;
    const slope = ((useLower ? 1 : -1) * density * x) / tail;
    const value = Math.log(tail) - target;
    return useLower ? { value, slope } : { value: -value, slope: -slope };
  };
  let width = 1;
  while (evaluate(-width).value > 0) width *= 2;
  let above = 1;
  while (evaluate(above).value < 0) above *= 2;
  return Math.exp(findRootNewton({ evaluate, lower: -width, upper: above, tolerance: 1e-15 }));
}
