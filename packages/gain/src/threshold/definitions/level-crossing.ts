import { formatSignificant } from '@modalgain/numerics';
import { at, meanOf, type FluenceCurve, type Location } from '../curve.js';

/** Points at either end that make the level there: the lowest and the highest fluences. */
export const endPoints = 4;

/** The mean of the values at the lowest and at the highest fluences. */
export function endLevels({ values }: FluenceCurve): { readonly low: number; readonly high: number } {
  return { low: meanOf(values.subarray(0, endPoints)), high: meanOf(values.subarray(-endPoints)) };
}

/**
 * The fluence at which a monotone curve through the points crosses a level: unweighted isotonic regression (pooled neighbours),
 * straight in ln F between the pools. It needs no smoothing width and crosses once.
 * R. E. Barlow et al., Statistical Inference under Order Restrictions (1972).
 */
export function crossing(curve: FluenceCurve, level: number): Location {
  const { low, high } = endLevels(curve);
  const sign = high > low ? 1 : -1;
  const pools = pooled(curve, sign);
  const above = pools.findIndex(({ value }) => sign * (value - level) >= 0);
  if (above <= 0)
    return {
      kind: 'nowhere',
      why: `The curve does not cross its level between ${formatSignificant(curve.fluenceUjPerCm2[0], 3)} and ${formatSignificant(curve.fluenceUjPerCm2[curve.values.length - 1], 3)} µJ/cm².`,
      next: above === 0 ? 'Measure lower fluences.' : 'Measure higher fluences.',
    };
  const [before, after] = [pools[above - 1], pools[above]];
  const share = (level - before.value) / (after.value - before.value);
  // From the last point of one pool to the first of the next: within a pool the curve is flat.
  return at(Math.exp(before.lastLog + share * (after.firstLog - before.lastLog)));
}

interface Pool {
  value: number;
  /** Points in the pool. */
  count: number;
  firstLog: number;
  lastLog: number;
}

function pooled({ fluenceUjPerCm2, values }: FluenceCurve, sign: number): Pool[] {
  const pools: Pool[] = [];
  values.forEach((value, i) => {
    const log = Math.log(fluenceUjPerCm2[i]);
    pools.push({ value, count: 1, firstLog: log, lastLog: log });
    let last = pools.at(-1);
    let before = pools.at(-2);
    while (last && before && sign * (before.value - last.value) >= 0) {
      const count = before.count + last.count;
      before.value = (before.value * before.count + last.value * last.count) / count;
      before.count = count;
      before.lastLog = last.lastLog;
      pools.pop();
      last = pools.at(-1);
      before = pools.at(-2);
    }
  });
  return pools;
}
