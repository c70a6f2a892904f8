import type { Estimate } from '@modalgain/numerics';
import type { TrialSummary } from './summary.js';

/** How the interval of linear propagation (or of a profile likelihood) compares with that of the trials. */
export interface Agreement {
  readonly agrees: boolean;
  /** Width of the trials' interval over that of the other, with the standard error that the finite number of trials leaves. */
  readonly widthRatio: number;
  readonly widthRatioError: number;
  /** By how much the trials' lower and upper ends lie above the other's, in half its width. */
  readonly endShifts: readonly [number, number];
}

/** Ends that are off by less than this share of half the width change nothing that would be said of the quantity. */
export const toleratedShift = 0.2;

/** A share of trials without a value up to this is what 95 % intervals leave out at one end. */
export const toleratedShareWithout = 0.025;

/** Differences within so many standard errors may be chance. */
const chanceDeviations = 2;

/**
 * Compares intervals end by end, as a linear propagation is validated by JCGM 101:2008 (section 8): it holds where neither end
 * is off by more than the tolerance, and where the quantity has a value in all but a few trials. What the finite number of
 * trials may explain is no disagreement.
 */
export function compareIntervals(trials: TrialSummary, linear: Pick<Estimate, 'interval95'>): Agreement {
  const width = linear.interval95[1] - linear.interval95[0];
  const ends = [0, 1] as const;
  const shift = (end: 0 | 1): number => {
    const difference = trials.interval95[end] - linear.interval95[end];
    return width > 0 ? difference / (width / 2) : difference === 0 ? 0 : Infinity;
  };
  const isOff = (end: 0 | 1): boolean => {
    const chance = chanceDeviations * trials.intervalError[end];
    const difference = Math.abs(trials.interval95[end] - linear.interval95[end]);
    return difference - chance > (toleratedShift * width) / 2 + rounding(trials);
  };
  const shareError = Math.sqrt((trials.shareWithout * (1 - trials.shareWithout)) / trials.trials);
  const isOftenWithout = trials.shareWithout - chanceDeviations * shareError > toleratedShareWithout;
  const ownWidth = trials.interval95[1] - trials.interval95[0];
  return {
    agrees: !ends.some(isOff) && !isOftenWithout,
    widthRatio: width > 0 ? ownWidth / width : ownWidth === 0 ? 1 : Infinity,
    widthRatioError: width > 0 ? Math.hypot(...trials.intervalError) / width : 0,
    endShifts: [shift(0), shift(1)],
  };
}

/** A quantity without any error scatters by rounding alone. */
function rounding({ median }: TrialSummary): number {
  return 1e-9 * Math.abs(median);
}
