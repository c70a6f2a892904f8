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
    detail: `${found} points; telling gain from saturation and noise takes at least ${expected}.`,
    evidence: { points: found, pointsNeeded: expected },
    next: 'Measure 20 to 40 lengths, half of them where the signal bends upwards.',
  };
}

/** The verdict on points that their own scatter explains: nothing there to fit. */
export function noLight(intensity: Float64Array): Verdict {
  const negative = intensity.every((value) => value < 0);
  return {
    code: 'no-light',
    severity: 'not-determined',
    sentence: negative ? 'All intensities lie below 0.' : 'No light above the noise.',
    detail: negative
      ? 'A sign that is turned round, or too large a background taken off, does this.'
      : 'The points scatter about one level that is 0 within their noise, at short and long stripes alike.',
    evidence: { points: intensity.length, allNegative: negative },
    next: negative
      ? 'Check the sign of the signal and the background that was taken off.'
      : 'Raise the fluence or the integration time; see whether the detector sees the edge.',
  };
}
