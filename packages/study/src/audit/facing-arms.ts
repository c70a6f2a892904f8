import type { Estimate } from '@modalgain/numerics';

/**
 * Whether two estimates of one quantity by independent routes agree at 95 %: their difference against the arms of their intervals that face each other, added
 * in quadrature. The arms of a profile interval are unequal.
 */
export function heldTogether(
  one: Estimate,
  other: Estimate,
): { readonly agree: boolean; readonly difference95: number } {
  const [low, high] = one.value < other.value ? [one, other] : [other, one];
  const difference95 = Math.hypot(low.interval95[1] - low.value, high.value - high.interval95[0]);
  return { agree: high.value - low.value <= difference95, difference95 };
}
