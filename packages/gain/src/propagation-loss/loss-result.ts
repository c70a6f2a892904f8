import type { Estimate, Verdict } from '@modalgain/numerics';

export type LossMethod = 'shifting-spot' | 'edge' | 'two-stripes';

/** `upper-limit`: the loss is too small to see over these distances, which bounds it usefully. */
export type LossOutcome = 'determined' | 'upper-limit' | 'not-determined';

/** One point of a decay against the fit, in the scan's unit. */
export interface DecayPointResult {
  readonly distanceUm: number;
  readonly intensity: number;
  readonly expectedIntensity: number;
  readonly standardDeviation: number;
  /** (intensity - expected)/standard deviation. */
  readonly residual: number;
  /** Stands apart from the others (externally studentised residual, Bonferroni at 1 %); it was not left out. */
  readonly outlying: boolean;
}

/** The passive loss of a film from one measurement. */
export interface LossResult {
  readonly method: LossMethod;
  readonly outcome: LossOutcome;
  /** Absent where the outcome is `not-determined`; where it is `upper-limit`, the estimate that shows it. */
  readonly lossPerCm: Estimate | undefined;
  /** What the data say whatever the outcome; ends may be infinite. */
  readonly lossIntervalPerCm: readonly [number, number];
  readonly verdicts: readonly Verdict[];
}

/** The loss from a decay over distance, with what figures need. */
export interface DecayResult extends LossResult {
  /** Present where it was fitted, freely or with a prior; in the scan's unit. */
  readonly background: Estimate | undefined;
  readonly points: readonly DecayPointResult[];
}

/** A loss is determined where half its 95 % interval is at most this share of it. */
const largestRelativeHalfWidth = 0.5;

/**
 * The outcome from a 95 % interval. A useful upper limit is one that excludes a decay to 1/e over the distances measured.
 */
export function lossOutcome(estimate: Estimate, rangeCm: number): LossOutcome {
  const [lower, upper] = estimate.interval95;
  if ((upper - lower) / 2 <= largestRelativeHalfWidth * estimate.value) return 'determined';
  return upper >= 0 && upper * rangeCm < 1 ? 'upper-limit' : 'not-determined';
}
