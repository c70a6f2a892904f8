import type { Verdict } from '@modalgain/numerics';

/** What a verdict points at on the series, while it is hovered or focused. */
export type Evidence = 'range' | 'used' | 'excluded' | 'points';

/** By code; a verdict that is not named speaks of the whole series. */
const evidenceOfCode: Partial<Record<string, Evidence>> = {
  'definitions-agree': 'range',
  'definitions-differ': 'range',
  'enters-gain-fit': 'used',
  'stripe-length-missing': 'used',
  'threshold-read-off-gains': 'used',
  'points-excluded': 'excluded',
};

export const evidenceOf = (verdict: Verdict | null): Evidence | null =>
  verdict && (evidenceOfCode[verdict.code] ?? 'points');
