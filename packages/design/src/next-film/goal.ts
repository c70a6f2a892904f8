import type { PredictedFilm } from './film-predictor.js';

/** What the next film is made for. */
export type DesignGoal =
  | { readonly kind: 'net-gain'; readonly fluenceUjPerCm2: number }
  /** The least fluence with a net gain: 0 for amplified spontaneous emission, the threshold gain of a resonator for its laser. */
  | { readonly kind: 'threshold'; readonly netGainPerCm: number };

/** The net gain in cm-1, or -ln of the threshold fluence: more is better. Undefined where the threshold is out of reach. */
export function scoreOf(goal: DesignGoal, film: PredictedFilm): number | undefined {
  if (goal.kind === 'net-gain') return film.netGainAt(goal.fluenceUjPerCm2);
  const fluence = film.fluenceOf(goal.netGainPerCm);
  return fluence !== undefined && fluence > 0 && Number.isFinite(fluence) ? -Math.log(fluence) : undefined;
}
