import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { convincingWeight } from '../outcome.js';
import type { StripeEvidence } from './evidence.js';

/** No gain seen, with what could still hide it. */
export function noGain(evidence: StripeEvidence): Verdict | undefined {
  const { judgement, longestUm, saturable, dependsOnLength } = evidence;
  if (judgement.outcome !== 'no-gain') return undefined;
  const { estimate } = judgement;
  const upper = estimate.interval95[1];
  const gainLength = (upper * longestUm) / 1e4;
  const bends = upper < 0;
  return {
    code: 'no-gain',
    severity: 'note',
    sentence: sentenceOf(dependsOnLength, bends),
    detail:
      (dependsOnLength
        ? ''
        : 'The intensity does not depend on the length: a background, or loss within the shortest stripe.\n') +
      `The fit gives ${formatEstimate(estimate)} cm⁻¹, at most ${formatSignificant(upper, 3)} cm⁻¹ (95 %)` +
      `${bends ? ': net loss' : `, so g L stays below ${formatSignificant(gainLength, 2)}`}.\n` +
      (saturable.weight < convincingWeight
        ? 'Gain that saturates from the first micrometre is not excluded without a known saturation intensity.'
        : 'Saturation is known from the other scans, so it hides no gain here.'),
    evidence: {
      netGainPerCm: estimate.value,
      upperPerCm: upper,
      upperGainLength: gainLength,
      subLinear: bends,
    },
    next: 'Raise the fluence or lengthen the stripe; see whether the spectrum narrows.',
  };
}

function sentenceOf(dependsOnLength: boolean, bends: boolean): string {
  if (!dependsOnLength) return 'No gain seen: the intensity is the same at all lengths.';
  return bends ? 'No gain seen: the scan bends down.' : 'No gain seen.';
}
