import type { Estimate } from '@modalgain/numerics';
import { contradictsConstantGain } from './rising-gain.js';
import type { StripeModelResult, StripeOutcome } from './stripe-fit.js';

/** Above this Akaike weight the saturable model is taken as shown; a chance improvement gets there in about 1 % of scans. */
export const convincingWeight = 0.9;

/** A gain is determined where half its 95 % interval is at most this share of it. */
export const largestRelativeHalfWidth = 0.5;

export interface Judgement {
  readonly outcome: StripeOutcome;
  /** What goes into tables: the average, or for no gain what Eq. 1 says. */
  readonly estimate: Estimate;
}

/**
 * The outcome of a scan. No gain: Eq. 1's upper 95 % bound has g L below 1 at the longest stripe and saturation, which
 * could hide gain in a straight line, is not shown by the data. Determined: the averaged interval is closed and narrow, and
 * a constant gain can have made the scan at all.
 */
export function judge(input: {
  readonly saturable: StripeModelResult;
  readonly smallSignal: StripeModelResult;
  readonly average: Estimate;
  readonly longestCm: number;
  /** From `saturationScore`. */
  readonly score: number;
}): Judgement {
  const { saturable, smallSignal, average, longestCm, score } = input;
  const upper = smallSignal.netGainPerCm.interval95[1];
  if (upper * longestCm < 1 && saturable.weight < convincingWeight)
    return { outcome: 'no-gain', estimate: smallSignal.netGainPerCm };
  const halfWidth = (average.interval95[1] - average.interval95[0]) / 2;
  const determined = halfWidth <= largestRelativeHalfWidth * average.value && !contradictsConstantGain(score);
  return { outcome: determined ? 'determined' : 'not-determined', estimate: average };
}
