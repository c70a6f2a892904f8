import { formatSignificant, type Determination, type Estimate } from '@modalgain/numerics';

/** "8.4 to 14.3"; an end that the data leave open is called so. */
export function intervalText(interval: readonly [number, number] | undefined, unit = 1): string {
  if (!interval || !interval.some(Number.isFinite)) return '–';
  return interval
    .map((end) => (Number.isFinite(end) ? formatSignificant(end / unit, 3) : 'open'))
    .join(' to ');
}

/** The 95 % interval of a quantity, determined or not. */
export function intervalOf(
  quantity: Determination | Estimate | null | undefined,
): readonly [number, number] | undefined {
  if (!quantity) return undefined;
  if (!('kind' in quantity)) return quantity.interval95;
  return quantity.kind === 'determined' ? quantity.estimate.interval95 : quantity.interval95;
}
