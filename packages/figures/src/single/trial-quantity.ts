import { formatSignificant } from '@modalgain/numerics';
import type { MonteCarloDocument } from '@modalgain/study';

/** One quantity of a Monte Carlo. */
export type TriedQuantity = MonteCarloDocument['quantities'][number];

/** Its name without a unit: "nₜ", "net gain at 784 µJ/cm²", "nₜ ratio to SC1". */
export function trialQuantityName({
  symbol,
  before,
  fluenceUjPerCm2,
}: Pick<TriedQuantity, 'symbol' | 'before' | 'fluenceUjPerCm2'>): string {
  const at = fluenceUjPerCm2 === null ? '' : ` at ${formatSignificant(fluenceUjPerCm2, 4)} µJ/cm²`;
  return `${symbol}${before === null ? '' : ` to ${before}`}${at}`;
}
