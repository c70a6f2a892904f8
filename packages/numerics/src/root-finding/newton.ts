import { InputError } from '../errors.js';

/**
 * Root of a function with known slope between `lower` and `upper`, where it has opposite signs: Newton's method, with
 * bisection whenever a step leaves the bracket or does not shrink. Ends when the value is 0 or the step is lost in rounding.
 */
export function findRootNewton(task: {
  readonly evaluate: (x: number) => { readonly value: number; readonly slope: number };
  readonly lower: number;
  readonly upper: number;
  /** Default: the middle of the bracket. */
  readonly start?: number;
  /** The error in x to be content with, beyond rounding; default 0. */
  readonly tolerance?: number;
}): number {
  let { lower, upper } = task;
  const atLower = task.evaluate(lower).value;
  const atUpper = task.evaluate(upper).value;
  if (atLower === 0) return lower;
  if (atUpper === 0) return upper;
  if (!(atLower < 0 !== atUpper < 0)) {
    throw new InputError(
      `The function is ${atLower} at ${lower} and ${atUpper} at ${upper}; a bracket needs opposite signs.`,
    );
  }
  let x = task.start ?? (lower + upper) / 2;
  let lastStep = upper - lower;
  for (let round = 0; round < 200; round++) {
    const { value, slope } = task.evaluate(x);
    if (value === 0) return x;
    if (value < 0 === atLower < 0) lower = x;
    else upper = x;
    const newton = x - value / slope;
    const usable = newton > lower && newton < upper && Math.abs(newton - x) < 0.75 * lastStep;
    const next = usable ? newton : (lower + upper) / 2;
    lastStep = Math.abs(next - x);
    x = next;
    if (lastStep <= (task.tolerance ?? 0) + 2 * Number.EPSILON * Math.abs(x)) break;
  }
  return x;
}
