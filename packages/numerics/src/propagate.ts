import type { Estimate } from './estimate.js';
import { normalQuantile975 } from './estimate.js';

/**
 * The uncertainty of f(x1, x2, ...) from independent inputs, each moved to the ends of its own 95 % interval with the
 * others at their values. The shifts of each side are added in squares, so that a bent f gives an interval with unequal
 * arms; for a straight f it is the usual law of propagation.
 *
 * The standard error is half the width of the interval over 1.96. Ends that are not finite make the result open.
 */
export function propagate(
  inputs: readonly Estimate[],
  f: (values: readonly number[]) => number,
  method = 'propagated from its inputs',
): Estimate {
  const centre = inputs.map(({ value }) => value);
  const value = f(centre);
  let below = 0;
  let above = 0;
  inputs.forEach(({ interval95 }, i) => {
    const shifts = interval95.map((end) => f(centre.map((x, j) => (j === i ? end : x))) - value);
    below = Math.hypot(below, Math.min(0, ...shifts));
    above = Math.hypot(above, Math.max(0, ...shifts));
  });
  return {
    value,
    standardError: (below + above) / (2 * normalQuantile975),
    interval95: [value - below, value + above],
    method,
  };
}
