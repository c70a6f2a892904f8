import type { Verdict } from '@modalgain/numerics';
import { scatterVerdict } from '../../scatter-verdict.js';
import { preferred, type StripeEvidence } from './evidence.js';

/** Points that scatter more than the errors stated for them. */
export function scatter(evidence: StripeEvidence): Verdict | undefined {
  if (!evidence.sigmasStated) return undefined;
  const fit = preferred(evidence);
  const consequence = 'The intervals take the stated errors at their word and are too narrow.';
  return scatterVerdict(fit, ` (${fit.title}).\n${consequence}`);
}
