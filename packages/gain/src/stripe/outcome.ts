import type { Estimate } from '@modalgain/numerics';
import { contradictsConstantGain, type RisingGain } from './rising-gain.js';
import type { StripeModelResult, StripeOutcome } from './stripe-fit.js';

/** From this Akaike weight on saturation is said to be seen; a chance improvement gets there in 4 % of scans. */
export const noticedWeight = 0.75;

/** From this Akaike weight on the saturable model is taken as shown; a chance improvement gets there in about 1 % of scans. */
export const convincingWeight = 0.9;

/** A gain is determined where half its 95 % interval is at most this share of it. */
export const largestRelativeHalfWidth = 0.5;

export interface Judgement {
  readonly outcome: StripeOutcome;
  /** What goes into tables: the average, or for no gain the estimate that shows it. */
  readonly estimate: Estimate;
}

/** Whether a freed offset is larger than the largest signal: such a model describes the noise, and any gain goes with it. */
function offsetExceedsLight({ offsetFreed, parameters }: StripeModelResult, intensityScale: number): boolean {
  const offset = parameters.find(({ name }) => name === 'offset')?.estimate.value ?? 0;
  return offsetFreed && Math.abs(offset) > intensityScale;
}

/**
 * The outcome of a scan. No gain: the upper 95 % bound has g L below 1 at the longest stripe; it is Eq. 1's where the data
 * do not show saturation, which could hide gain in a straight line, and else the average's. Determined: the averaged interval is closed and narrow, and
 * a constant gain can have made the scan at all.
 */
export function judge(input: {
  readonly saturable: StripeModelResult;
  readonly smallSignal: StripeModelResult;
  readonly average: Estimate;
  readonly longestCm: number;
  readonly rising: RisingGain;
  readonly intensityScale: number;
}): Judgement {
  const { saturable, smallSignal, average, longestCm, rising, intensityScale } = input;
  if ([saturable, smallSignal].some((model) => offsetExceedsLight(model, intensityScale)))
    return { outcome: 'not-determined', estimate: { ...average, interval95: [-Infinity, Infinity] } };
  const shown = saturable.weight < convincingWeight ? smallSignal.netGainPerCm : average;
  if (shown.interval95[1] * longestCm < 1) return { outcome: 'no-gain', estimate: shown };
  const halfWidth = (average.interval95[1] - average.interval95[0]) / 2;
  const determined =
    halfWidth <= largestRelativeHalfWidth * average.value && !contradictsConstantGain(rising);
  return { outcome: determined ? 'determined' : 'not-determined', estimate: average };
}
