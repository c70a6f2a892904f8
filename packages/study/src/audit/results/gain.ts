import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';
import { listText } from '../claims/claims.js';

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

function rangeText([lower, upper]: readonly [number, number]): string {
  const inUnits = (density: number): string => `${formatSignificant(density / 1e15, 2)} × 10¹⁵ cm⁻³`;
  if (!Number.isFinite(upper)) return `is above ${inUnits(lower)}, without upper limit`;
  return `lies between ${formatSignificant(lower / 1e15, 2)} and ${inUnits(upper)}`;
}

/** Densities that only a measured loss, a threshold or a prior settles: the net gains alone would leave them open. */
export function auditWhatFixesDensity(films: readonly FilmResult[]): Verdict[] {
  const resting = films.flatMap(({ name, gain }) => {
    const alone = gain?.gainsAlone?.densityPerCm3;
    const isSettled = gain?.densityPerCm3.kind === 'determined';
    return isSettled && alone?.kind === 'not-determined' ? [{ name, gain, alone }] : [];
  });
  const first = resting.at(0);
  if (!first) return [];
  const { interval95 } = first.alone;
  const whose = resting.length > 3 ? `${resting.length} films` : listText(resting.map(({ name }) => name));
  const range = interval95 ? `nₜ of ${first.name} ${rangeText(interval95)}.` : '';
  return [
    {
      code: 'densities-rest-on-losses',
      severity: 'not-determined',
      sentence: 'Net gains alone leave densities open.',
      detail: `Without the measured losses and thresholds these fluences do not fix nₜ of ${whose}. ${range}`,
      evidence: { films: resting.length, lowestDensityPerCm3: interval95?.[0] ?? null },
      next: `Net gain of ${first.name} at lower fluences, near saturation: nₜ would no longer rest on the loss.`,
    },
  ];
}
