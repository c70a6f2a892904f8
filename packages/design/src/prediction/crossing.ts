import { findRoot } from '@modalgain/numerics';

/**
 * The first thickness on the grid from which on a function is positive; undefined where it never is. Where no mode is
 * guided the function counts as negative. The place is refined to a thousandth of a nanometre.
 */
export function firstPositive(
  f: (thicknessNm: number) => number | undefined,
  gridNm: readonly number[],
): number | undefined {
  const at = (thicknessNm: number) => f(thicknessNm) ?? -1;
  const index = gridNm.findIndex((thickness) => at(thickness) > 0);
  if (index <= 0) return index === 0 ? gridNm[0] : undefined;
  return findRoot({ f: at, lower: gridNm[index - 1], upper: gridNm[index], tolerance: 1e-3 });
}
