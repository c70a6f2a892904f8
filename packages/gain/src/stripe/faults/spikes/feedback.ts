import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { LasingSpike } from './lasing-spikes.js';

/** The verdict on spectra with spikes; none where there are none. */
export function feedback(spikes: readonly LasingSpike[], spectrumCount: number): Verdict | undefined {
  if (spikes.length === 0) return undefined;
  const strongestOf = spikes.reduce((a, b) => (b.score > a.score ? b : a));
  const { wavelengthNm, aboveBand, score } = strongestOf;
  const spectraWithSpikes = new Set(spikes.map(({ spectrum }) => spectrum)).size;
  return {
    code: 'feedback-or-lasing',
    severity: 'caution',
    sentence: 'Narrow spikes stand on the emission band.',
    detail:
      `${spikes.length} in ${spectraWithSpikes} of ${spectrumCount} spectra; the clearest at ${formatSignificant(wavelengthNm, 5)} nm, ` +
      `${formatSignificant(100 * aboveBand, 2)} % above the band, ${formatSignificant(score, 2)} standard deviations.\n` +
      'Light that comes back (cavity, random laser) makes such modes; a single pass gain does not describe it.',
    evidence: {
      spikes: spikes.length,
      spectraWithSpikes,
      strongestNm: wavelengthNm,
      aboveBand,
      score,
    },
    next: 'Repeat a spectrum: modes stay, cosmic rays do not. Tilt or roughen the edges, or shorten the stripe.',
  };
}
