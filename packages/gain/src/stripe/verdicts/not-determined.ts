import { formatInterval, formatSignificant, type Verdict } from '@modalgain/numerics';
import { contradictsConstantGain } from '../rising-gain.js';
import type { StripeEvidence } from './evidence.js';

/** An interval too wide to call the gain determined; where something else is wrong, that verdict says so instead. */
export function notDetermined(evidence: StripeEvidence): Verdict | undefined {
  const { judgement, saturable, smallSignal, compressionLengthUm, longestUm, rising } = evidence;
  if (judgement.outcome !== 'not-determined' || contradictsConstantGain(rising)) return undefined;
  const [lower, upper] = judgement.estimate.interval95;
  const saturates = saturable.weight > 0.5;
  return {
    code: 'not-determined',
    severity: 'not-determined',
    sentence: 'These points do not determine the gain.',
    detail: `95 % interval: ${formatInterval([lower, upper])} cm⁻¹.\n${
      saturates
        ? 'Saturation sets in before enough points have seen the unsaturated gain.'
        : `Without saturation (Eq. 1): ${formatInterval(smallSignal.netGainPerCm.interval95)} cm⁻¹; with it, nothing is excluded.`
    }`,
    evidence: { lowerPerCm: lower, upperPerCm: upper, saturationWeight: saturable.weight },
    next: saturates
      ? `Add points at stripes shorter than ${formatSignificant(compressionLengthUm?.value ?? longestUm / 3, 2)} µm.`
      : `Add points, and stripes longer than ${formatSignificant(longestUm, 3)} µm.`,
  };
}

/** The verdict where no fit was tried. */
export function tooFewPoints(found: number, expected: number): Verdict {
  return {
    code: 'too-few-points',
    severity: 'not-determined',
    sentence: 'Too few points to fit the gain.',
    detail: `${found} points with light; telling gain from saturation and noise takes at least ${expected}.`,
    evidence: { points: found, pointsNeeded: expected },
    next: 'Measure 20 to 40 lengths, half of them where the signal bends upwards.',
  };
}
