import type { NeededGain, PredictedFilm } from './film-predictor.js';

/** What the next film is made for. */
export type DesignGoal =
  | { readonly kind: 'net-gain'; readonly fluenceUjPerCm2: number }
  /** The least fluence with a net gain: 0 for amplified spontaneous emission, the threshold gain of a resonator for its laser. */
  | { readonly kind: 'threshold'; readonly netGain: NeededGain };

/** Between the two goals: the share of the relative net gain, the rest is -ln of the threshold fluence. */
export interface TradeOffGoal {
  readonly kind: 'trade-off';
  readonly weight: number;
  /** Net gain that counts as 1. */
  readonly netGainScalePerCm: number;
  readonly gain: Extract<DesignGoal, { kind: 'net-gain' }>;
  readonly threshold: Extract<DesignGoal, { kind: 'threshold' }>;
}

/** What a search may be for. */
export type SearchGoal = DesignGoal | TradeOffGoal;

/** The net gain in cm-1, or -ln of the threshold fluence: more is better. Undefined where the threshold is out of reach. */
export function scoreOf(goal: SearchGoal, film: PredictedFilm): number | undefined {
  if (goal.kind === 'trade-off') {
    const [gain, threshold] = [scoreOf(goal.gain, film), scoreOf(goal.threshold, film)];
    if (gain === undefined || threshold === undefined) return undefined;
    return (goal.weight * gain) / goal.netGainScalePerCm + (1 - goal.weight) * threshold;
  }
  if (goal.kind === 'net-gain') return film.netGainAt(goal.fluenceUjPerCm2);
  const fluence = film.fluenceOf(goal.netGain);
  return fluence !== undefined && fluence > 0 && Number.isFinite(fluence) ? -Math.log(fluence) : undefined;
}
