import type { Verdict } from '@modalgain/numerics';
import type { StripeEvidence } from './evidence.js';

/** Points that were left out, by hand or because the detector was full, stay in sight. */
export function exclusions({ excluded }: StripeEvidence): Verdict | undefined {
  if (excluded.length === 0) return undefined;
  return {
    code: 'points-excluded',
    severity: 'note',
    sentence: `${excluded.length === 1 ? 'One point was' : `${excluded.length} points were`} left out.`,
    detail: [...new Set(excluded.map(({ reason }) => reason))].slice(0, 3).join('\n'),
    evidence: { excludedPoints: excluded.length },
  };
}
