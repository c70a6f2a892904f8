import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { feedback } from '../stripe/faults/spikes/feedback.js';
import type { LasingSpike } from '../stripe/faults/spikes/lasing-spikes.js';
import type { SpectralBand } from '../stripe/spectral-band.js';
import type { StripeFit } from '../stripe/stripe-fit.js';
import type { GainPeak } from './peak.js';
import type { SourceComparison } from './source-comparison.js';

export interface SpectralEvidence {
  readonly outcome: StripeFit['outcome'];
  readonly peak: GainPeak | undefined;
  readonly bandFit: StripeFit;
  readonly band: SpectralBand;
  readonly source: SourceComparison | undefined;
  readonly spikes: readonly LasingSpike[];
  readonly spectrumCount: number;
}

const rules: readonly ((evidence: SpectralEvidence) => Verdict | undefined)[] = [
  peakSeen,
  bandAgainstPeak,
  backgroundShape,
  sourceShape,
  ({ spikes, spectrumCount }) => feedback(spikes, spectrumCount),
];

/** The verdicts on a gain spectrum, in the order of the rules. */
export function spectralVerdicts(evidence: SpectralEvidence): Verdict[] {
  return rules.map((rule) => rule(evidence)).filter((verdict) => verdict !== undefined);
}

function peakSeen({ outcome, peak, bandFit }: SpectralEvidence): Verdict | undefined {
  if (outcome === 'determined') return undefined;
  const evidence = { bandOutcome: bandFit.outcome, peakFound: peak !== undefined };
  if (outcome === 'no-gain')
    return {
      code: 'no-gain',
      severity: 'note',
      sentence: 'No gain seen in the band.',
      detail: 'The integrated band shows none, so its spectrum has no peak to speak of.',
      evidence,
      next: 'Raise the fluence or lengthen the stripe.',
    };
  return {
    code: 'peak-not-determined',
    severity: 'not-determined',
    sentence: 'The peak of the gain is open.',
    detail:
      bandFit.outcome === 'determined'
        ? 'The gain spectrum has no peak within the band that its errors allow to name.'
        : 'The integrated band does not determine its gain, nor therefore its saturation.',
    evidence,
    next: 'Measure more stripe lengths, shorter ones among them.',
  };
}

function bandAgainstPeak({ outcome, peak, bandFit, band }: SpectralEvidence): Verdict | undefined {
  if (outcome !== 'determined' || peak === undefined) return undefined;
  const whole = bandFit.netGainPerCm;
  if (whole === undefined)
    return {
      code: 'band-gain-not-determined',
      severity: 'note',
      sentence: 'Only the peak has a gain.',
      detail: `Peak ${formatEstimate(peak.netGainPerCm)} cm⁻¹ at ${formatEstimate(peak.wavelengthNm)} nm; the band as one is not determined.`,
      evidence: { peakNetGainPerCm: peak.netGainPerCm.value, bandNetGainPerCm: null },
    };
  const share = whole.value / peak.netGainPerCm.value - 1;
  return {
    code: 'band-gain-against-peak',
    severity: 'note',
    sentence: 'The peak gain is not the band gain.',
    detail:
      `Peak ${formatEstimate(peak.netGainPerCm)} cm⁻¹ at ${formatEstimate(peak.wavelengthNm)} nm.\n` +
      `Band ${formatSignificant(band.fromNm, 4)} to ${formatSignificant(band.toNm, 4)} nm as one: ${formatEstimate(whole)} cm⁻¹ (${formatSignificant(100 * share, 2)} %).`,
    evidence: {
      peakNetGainPerCm: peak.netGainPerCm.value,
      bandNetGainPerCm: whole.value,
      relativeDifference: share,
    },
  };
}

function backgroundShape({ bandFit }: SpectralEvidence): Verdict | undefined {
  const freed = bandFit.models.some(({ offsetFreed, weight }) => offsetFreed && weight > 0.5);
  if (!freed) return undefined;
  return {
    code: 'background-taken-as-zero-error',
    severity: 'caution',
    sentence: 'The background is shared like the source.',
    detail: 'The band has an offset; at each wavelength it is taken as a stripe that is longer than stated.',
    evidence: { offsetFreed: true },
    next: 'Subtract a dark spectrum, recorded with the pump blocked.',
  };
}

/** Shapes differ where they are further apart than this and than twice what the errors do. */
const noticedDeviation = 0.1;

function sourceShape({ source, outcome }: SpectralEvidence): Verdict | undefined {
  if (source === undefined || outcome === 'not-determined') return undefined;
  const { similarity, relativeDeviation, expectedDeviation } = source;
  const evidence = { similarity, relativeDeviation, expectedDeviation };
  const detail =
    `A(λ) is ${formatSignificant(100 * relativeDeviation, 2)} % from it (root mean square), ` +
    `${formatSignificant(100 * expectedDeviation, 2)} % by its errors; similarity ${formatSignificant(similarity, 4)}.`;
  if (relativeDeviation <= Math.max(noticedDeviation, 2 * expectedDeviation))
    return {
      code: 'source-like-photoluminescence',
      severity: 'holds',
      sentence: 'The source looks like the photoluminescence.',
      detail,
      evidence,
    };
  return {
    code: 'source-unlike-photoluminescence',
    severity: 'caution',
    sentence: 'The source differs from the photoluminescence.',
    detail,
    evidence,
    next: 'Reabsorption, another mode or a wrong zero of the stripe does this; check them.',
  };
}
