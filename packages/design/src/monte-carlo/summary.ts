import { quantileOfSorted } from '@modalgain/numerics';

/** Where the trials of a Monte Carlo put a quantity. */
export interface TrialSummary {
  /** Trials in which the quantity had a value. */
  readonly trials: number;
  /** Share of all trials in which it had none, e.g. because the film guided no mode. */
  readonly shareWithout: number;
  readonly median: number;
  /** The middle 95 % of the trials. */
  readonly interval95: readonly [number, number];
  /** Standard errors of its ends by the finite number of trials. */
  readonly intervalError: readonly [number, number];
  /** (upper + lower - 2 median)/(upper - lower) of that interval: 0 where it is symmetric, 1 where all of it lies above the median. */
  readonly skewness: number;
}

/** With fewer values the ends of the middle 95 % lie at the outermost ones. */
export const fewestTrials = 80;

/**
 * Median and middle 95 % of a quantity over trials; NaN stands for a trial without a value.
 *
 * Quantiles lie between the order statistics about p(n - 1); their errors are half the distance of the values whose ranks
 * lie a binomial standard deviation to either side (H. A. David and H. N. Nagaraja, doi:10.1002/0471722162, section 7.1).
 *
 * @returns undefined with fewer than `fewestTrials` values
 */
export function summariseTrials(values: ArrayLike<number>): TrialSummary | undefined {
  const sorted = Float64Array.from(Array.from(values).filter(Number.isFinite)).sort();
  if (sorted.length < fewestTrials) return undefined;
  const at = (probability: number): number => quantileOfSorted(sorted, probability);
  const [lower, median, upper] = [at(0.025), at(0.5), at(0.975)];
  const width = upper - lower;
  return {
    trials: sorted.length,
    shareWithout: 1 - sorted.length / values.length,
    median,
    interval95: [lower, upper],
    intervalError: [quantileError(sorted, 0.025), quantileError(sorted, 0.975)],
    skewness: width > 0 ? (upper + lower - 2 * median) / width : 0,
  };
}

function quantileError(sorted: Float64Array, probability: number): number {
  const spread = Math.sqrt((probability * (1 - probability)) / sorted.length);
  const at = (share: number): number => quantileOfSorted(sorted, share);
  return (at(probability + spread) - at(probability - spread)) / 2;
}
