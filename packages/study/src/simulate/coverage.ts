import { holds, type TruthComparison } from './compare.js';

/** How often the 95 % intervals of one quantity held the truth. */
export interface CoverageRow {
  readonly quantity: string;
  readonly determined: number;
  readonly covered: number;
  readonly notDetermined: number;
  /** Of those not determined: how many stated a limit, and how many of these limits hold. */
  readonly limits: number;
  readonly limitsThatHold: number;
}

/** Counts comparisons by quantity, in the order in which quantities first occur. */
export function coverageOf(comparisons: readonly TruthComparison[]): CoverageRow[] {
  const quantities = [...new Set(comparisons.map(({ quantity }) => quantity))];
  return quantities.map((quantity) => {
    const own = comparisons.filter((comparison) => comparison.quantity === quantity);
    return countOf(quantity, own);
  });
}

/** All quantities as one row. */
export function overallCoverage(comparisons: readonly TruthComparison[]): CoverageRow {
  return countOf('all', comparisons);
}

function countOf(quantity: string, comparisons: readonly TruthComparison[]): CoverageRow {
  const open = comparisons.filter(({ outcome }) => outcome === 'not-determined');
  const limits = open.filter(({ interval95 }) => interval95 !== undefined);
  return {
    quantity,
    determined: comparisons.length - open.length,
    covered: comparisons.filter(({ outcome }) => outcome === 'covered').length,
    notDetermined: open.length,
    limits: limits.length,
    limitsThatHold: limits.filter(({ interval95, truth }) => interval95 && holds(interval95, truth)).length,
  };
}
