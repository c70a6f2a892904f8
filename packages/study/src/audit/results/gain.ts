import { formatConcise } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';

/** A packing fraction above one cannot be. */
export function auditPacking(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, gain }) => {
    if (gain?.packing?.kind !== 'determined') return [];
    const { value, standardError, interval95 } = gain.packing.estimate;
    if (interval95[0] <= 1) return [];
    const verdict: Verdict = {
      code: 'packing-above-one',
      severity: 'contradiction',
      sentence: `${name} is packed beyond the ideal.`,
      detail: `Its density is ${formatConcise(value, standardError)} of that of ideally packed particles: size, gap, cross-section or loss is off.`,
      evidence: { packing: value, lower95: interval95[0] },
      next: 'Check the particle size with its ligands, and the cross-section.',
      film: name,
    };
    return [verdict];
  });
}

/** The gain of a treated film against itself, beside the best film that was not treated. */
export function auditBestUntreated(films: readonly FilmResult[]): Verdict[] {
  const gains = films.flatMap(({ name, stampedFrom, gain }) =>
    gain?.filmGainPerCm.kind === 'determined'
      ? [{ name, stampedFrom, value: gain.filmGainPerCm.estimate.value }]
      : [],
  );
  const untreated = gains
    .filter(({ stampedFrom }) => stampedFrom === null)
    .sort((a, b) => b.value - a.value)
    .at(0);
  const pairs = gains.flatMap((after) => {
    const before = gains.find(({ name }) => name === after.stampedFrom);
    return before ? [{ after, before, ratio: after.value / before.value }] : [];
  });
  const best = pairs.sort((a, b) => b.ratio - a.ratio).at(0);
  if (!best || !untreated || untreated.name === best.before.name || best.ratio < 1) return [];
  const against = best.after.value / untreated.value;
  return [
    {
      code: 'ratio-against-itself',
      severity: 'note',
      sentence: `× ${best.ratio.toFixed(1)} compares ${best.before.name} with itself.`,
      detail: `Against the best untreated film, ${untreated.name}, the film gain of ${best.after.name} is × ${against.toFixed(2)}.`,
      evidence: {
        ratioAgainstItself: best.ratio,
        ratioAgainstBestUntreated: against,
        bestUntreated: untreated.name,
      },
    },
  ];
}
