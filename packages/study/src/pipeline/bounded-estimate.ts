import type { Estimate } from '@modalgain/numerics';

/** A quantity that cannot lie below `floor`, 0 if absent: its interval starts there at the lowest, and holds the value. */
export function boundedBelow(estimate: Estimate, floor = 0): Estimate {
  const { value, interval95 } = estimate;
  const [lower, upper] = interval95;
  return { ...estimate, interval95: [Math.min(value, Math.max(lower, floor)), Math.max(value, upper)] };
}
