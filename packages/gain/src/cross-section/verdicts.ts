import { formatEstimate, sortVerdicts, type Estimate, type Verdict } from '@modalgain/numerics';
import { percentInWords } from '../global-fit/wording.js';
import type { PhotonDistribution } from './spectrum.js';

/** An end of the spectrum higher than this share of its maximum leaves light out. */
const cutShare = 0.05;

/** What a reader has to know of a cross-section that was got from a spectrum. */
export function judgeSpectrum({ perNm }: PhotonDistribution, crossSectionCm2: Estimate): Verdict[] {
  const end = Math.max(perNm[0], perNm[perNm.length - 1]) / Math.max(...perNm);
  const scale: Verdict = {
    code: 'cross-section-scales-density',
    severity: 'note',
    sentence: 'σₑ from the spectrum scales every nₜ.',
    detail: `${formatEstimate(crossSectionCm2)} cm² by lifetime, quantum yield and index.`,
    evidence: { crossSectionCm2: crossSectionCm2.value, standardErrorCm2: crossSectionCm2.standardError },
  };
  if (end <= cutShare) return [scale];
  const cut: Verdict = {
    code: 'spectrum-cut-off',
    severity: 'caution',
    sentence: 'The emission spectrum is cut off.',
    detail: `An end still has ${percentInWords(end)} of the maximum: σₑ comes out too large.`,
    evidence: { shareAtEnd: end },
    next: 'The spectrum down to its background on both sides.',
  };
  return sortVerdicts([scale, cut]);
}
