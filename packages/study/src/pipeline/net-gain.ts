import type { Determination, Estimate, Verdict } from '@modalgain/numerics';
import type { StripeResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import { asEstimate } from './fluence.js';
import { combineRepeats } from './repeats.js';

/** Net gain of a film at one fluence, from all scans there or as the study states it. */
export interface NetGainAtFluence {
  readonly fluenceUjPerCm2: number;
  readonly netGainPerCm: Determination;
  /** For the gain fit: also where no gain is seen a scan says what the net gain is not. Absent where it says nothing. */
  readonly datum?: Estimate;
}

export interface FilmNetGain {
  readonly netGain: NetGainAtFluence[];
  readonly verdicts: Verdict[];
}

/** The net gains of a film by increasing fluence; repeats at one fluence become one. */
export function netGainOf(name: string, film: FilmInput, stripes: readonly StripeResult[]): FilmNetGain {
  if (film.stripe && 'netGain' in film.stripe) {
    const stated = film.stripe.netGain.map(([fluence, gain]): NetGainAtFluence => {
      const estimate = asEstimate(gain);
      return {
        fluenceUjPerCm2: fluence.value,
        netGainPerCm: { kind: 'determined', estimate },
        datum: estimate,
      };
    });
    return { netGain: stated.sort((a, b) => a.fluenceUjPerCm2 - b.fluenceUjPerCm2), verdicts: [] };
  }
  const fluences = [...new Set(stripes.flatMap(({ fluenceUjPerCm2 }) => fluenceUjPerCm2?.value ?? []))];
  const combined = fluences.map((fluence) => {
    const repeats = stripes.filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2?.value === fluence);
    return combineScans(name, fluence, repeats);
  });
  return {
    netGain: combined.map(({ netGain }) => netGain),
    verdicts: combined.flatMap(({ verdict }) => verdict ?? []),
  };
}

function combineScans(
  film: string,
  fluence: number,
  scans: readonly StripeResult[],
): { netGain: NetGainAtFluence; verdict?: Verdict } {
  const seen = scans
    .flatMap(({ netGainPerCm }) => netGainPerCm ?? [])
    .filter(({ standardError }) => Number.isFinite(standardError));
  if (seen.length === 0) return { netGain: { fluenceUjPerCm2: fluence, netGainPerCm: undetermined(scans) } };
  const { estimate, verdict } = combineRepeats({
    estimates: seen,
    quantity: `net gain at ${fluence} µJ/cm²`,
    film,
  });
  const hasGain = scans.some(({ outcome }) => outcome === 'determined');
  const netGainPerCm: Determination = hasGain ? { kind: 'determined', estimate } : noGain(estimate);
  return {
    netGain: { fluenceUjPerCm2: fluence, netGainPerCm, datum: estimate },
    ...(verdict && { verdict }),
  };
}

function noGain(estimate: Estimate): Determination {
  return {
    kind: 'not-determined',
    why: 'No gain was seen: over the longest stripe it stays below one.',
    next: 'Longer stripes or a higher fluence.',
    interval95: [-Infinity, estimate.interval95[1]],
  };
}

function undetermined(scans: readonly StripeResult[]): Determination {
  const verdict = scans
    .flatMap(({ verdicts }) => verdicts)
    .find(({ severity }) => severity === 'not-determined');
  return {
    kind: 'not-determined',
    why: verdict?.detail ?? 'The scan leaves the net gain open.',
    next: verdict?.next ?? 'Shorter stripes, and more of them.',
  };
}
