import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { convincingWeight, noticedWeight } from '../outcome.js';
import type { StripeEvidence } from './evidence.js';

/** Whether the gain saturates inside the stripe, by the Akaike weight of the models that let it. */
export function saturation(evidence: StripeEvidence): Verdict | undefined {
  const { judgement, saturable } = evidence;
  if (judgement.outcome === 'no-gain') return undefined;
  return saturable.weight < noticedWeight ? noneShown(saturable.weight) : saturates(evidence);
}

function noneShown(weight: number): Verdict {
  return {
    code: 'no-saturation-shown',
    severity: 'holds',
    sentence: 'No saturation shown inside the stripe.',
    detail: `The saturable model has ${share(weight)}; it is averaged in.`,
    evidence: { saturationWeight: weight },
  };
}

function saturates({ judgement, saturable, compressionLengthUm, equationOne }: StripeEvidence): Verdict {
  const { weight } = saturable;
  const plain = equationOne.find(({ rule }) => rule === 'all-points');
  const lines = [
    `The saturable model has ${share(weight)}.`,
    compressionLengthUm && `Emission is 5 % compressed at ${formatEstimate(compressionLengthUm)} µm.`,
    plain &&
      `Eq. 1 on all points: ${formatEstimate(plain.netGainPerCm)} cm⁻¹, not ${formatEstimate(judgement.estimate)} cm⁻¹.`,
  ];
  return {
    code: 'gain-saturates',
    severity: 'caution',
    sentence:
      weight < convincingWeight
        ? 'Gain seems to saturate inside the stripe.'
        : 'Gain saturates inside the stripe.',
    detail: lines.filter((line) => line !== undefined).join('\n'),
    evidence: {
      saturationWeight: weight,
      compressionLengthUm: compressionLengthUm?.value ?? null,
      equationOnePerCm: plain?.netGainPerCm.value ?? null,
    },
    next: 'Do not fit Eq. 1 to these points; the saturable model does not need a window.',
  };
}

function share(weight: number): string {
  return `${weight > 0.99 ? 'over 99' : formatSignificant(100 * weight, 2)} % of the weight`;
}
