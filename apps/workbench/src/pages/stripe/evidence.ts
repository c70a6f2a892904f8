import type { Verdict } from '@modalgain/numerics';

/** What a verdict points at on the scan, while it is hovered or focused. */
export type Evidence = 'compression' | 'residuals' | 'excluded' | 'short' | 'curve';

/** By code; a verdict that is not named speaks of the whole curve. */
const evidenceOfCode: Partial<Record<string, Evidence>> = {
  'gain-saturates': 'compression',
  'background-or-zero-error': 'short',
  'background-taken-as-zero-error': 'short',
  'offset-agrees': 'short',
  'stripe-shorter-than-wide': 'short',
  'stripe-within-fringes': 'short',
  'drift-over-scan': 'residuals',
  'drift-not-told-from-gain': 'residuals',
  'step-in-scan': 'residuals',
  'points-excluded': 'excluded',
  'saturated-spectra': 'excluded',
};

export const evidenceOf = (verdict: Verdict | null): Evidence | null =>
  verdict && (evidenceOfCode[verdict.code] ?? 'curve');
