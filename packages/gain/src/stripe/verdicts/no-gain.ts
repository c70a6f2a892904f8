import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { convincingWeight } from '../outcome.js';
import type { StripeEvidence } from './evidence.js';

/** No gain seen, with what could still hide it. */
export function noGain({ judgement, longestUm, saturable }: StripeEvidence): Verdict | undefined {
  if (judgement.outcome !== 'no-gain') return undefined;
  const { estimate } = judgement;
  const upper = estimate.interval95[1];
  const gainLength = (upper * longestUm) / 1e4;
  const bends = upper < 0;
  return {
    code: 'no-gain',
    severity: 'note',
    sentence: bends ? 'No gain seen: the scan bends down.' : 'No gain seen.',
    detail:
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
