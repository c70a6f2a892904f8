import type { Verdict } from '@modalgain/numerics';
import type { StripeEvidence } from './verdicts/evidence.js';
import { exclusions } from './verdicts/exclusions.js';
import { noGain } from './verdicts/no-gain.js';
import { notDetermined } from './verdicts/not-determined.js';
import { offset } from './verdicts/offset.js';
import { rises } from './verdicts/rising.js';
import { saturation } from './verdicts/saturation.js';
import { scatter } from './verdicts/scatter.js';

export { noLight, tooFewPoints } from './verdicts/not-determined.js';

/** One rule a row of the verdict table; each says something or nothing. */
const rules: readonly ((evidence: StripeEvidence) => Verdict | undefined)[] = [
  notDetermined,
  noGain,
  saturation,
  rises,
  offset,
  scatter,
  exclusions,
];

/** The verdicts on a fitted scan, in the order of the rules. */
export function stripeVerdicts(evidence: StripeEvidence): Verdict[] {
  return rules.map((rule) => rule(evidence)).filter((verdict) => verdict !== undefined);
}
