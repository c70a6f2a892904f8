import { InputError } from '../errors.js';
import type { Estimate } from '../estimate.js';
import type { BootstrapReplicates, PointEstimates } from './replicates.js';

/** The analysis of the real data, its replicates, and which of its values is meant. */
export interface BootstrapInterval {
  readonly original: PointEstimates;
  readonly replicates: BootstrapReplicates;
  /** Index of the value; default 0. */
  readonly quantity?: number;
}

/**
 * The basic bootstrap interval: the replicates scatter about the estimate as the estimate does about the truth, so that
 * their quantiles are mirrored at the estimate. (Their percentiles themselves turn every bias the wrong way round.) It takes
 * the scatter that the replicates were drawn with as known: where it was estimated from 12 points it covers 92 %, not 95.
 * The t interval allows for that.
 *
 * The standard error is the replicates' standard deviation. A replicate that failed counts as beyond both ends: where
 * more than 1 in 40 failed, the interval is open.
 *
 * A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), doi:10.1017/CBO9780511802843, eq. 5.6.
 */
export function basicBootstrapInterval(task: BootstrapInterval): Estimate {
  const { value } = originalOf(task);
  const shifts = column(task, 'values').map((replicate) => replicate - value);
  return {
    value,
    standardError: standardDeviation(shifts),
    interval95: mirrored(shifts, (shift) => value - shift),
    method: `basic bootstrap, ${shifts.length} replicates`,
  };
}

/**
 * The t interval (studentised bootstrap): each replicate's shift counts in units of its own standard error. It follows
 * skewness and the uncertainty of the noise level, and covers best; every replicate needs a standard error.
 *
 * Standard error and failures as for the basic interval. Throws `InputError` where the original has no standard error.
 * A. C. Davison and D. V. Hinkley (1997), doi:10.1017/CBO9780511802843, eq. 5.7.
 */
export function studentisedBootstrapInterval(task: BootstrapInterval): Estimate {
  const { value, standardError } = originalOf(task);
  if (!(standardError > 0 && standardError < Infinity)) {
    throw new InputError(`A t interval needs the standard error of the estimate, which is ${standardError}.`);
  }
  const values = column(task, 'values');
  const errors = column(task, 'standardErrors');
  const ratios = values.map((replicate, i) => (errors[i] > 0 ? (replicate - value) / errors[i] : NaN));
  return {
    value,
    standardError: standardDeviation(values.map((replicate) => replicate - value)),
    interval95: mirrored(ratios, (ratio) => value - ratio * standardError),
    method: `t bootstrap, ${values.length} replicates`,
  };
}

function originalOf({ original, quantity = 0 }: BootstrapInterval) {
  return { value: original.values[quantity], standardError: original.standardErrors?.[quantity] ?? NaN };
}

function column(
  { replicates, quantity = 0 }: BootstrapInterval,
  of: 'values' | 'standardErrors',
): Float64Array {
  const { count, quantityCount } = replicates;
  return Float64Array.from({ length: count }, (_, i) => replicates[of][i * quantityCount + quantity]);
}

function standardDeviation(shifts: Float64Array): number {
  const finite = shifts.filter(Number.isFinite);
  const mean = finite.reduce((sum, shift) => sum + shift, 0) / finite.length;
  const squares = finite.reduce((sum, shift) => sum + (shift - mean) ** 2, 0);
  return Math.sqrt(squares / (finite.length - 1));
}

/** Both ends, each from the quantile of the other side. */
function mirrored(shifts: Float64Array, end: (quantile: number) => number): [number, number] {
  const withFailures = (as: number) => shifts.map((shift) => (Number.isFinite(shift) ? shift : as)).sort();
  return [end(quantile(withFailures(Infinity), 0.975)), end(quantile(withFailures(-Infinity), 0.025))];
}

/** Between the order statistics about (n + 1) p; infinite where that lies beyond them. */
function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length + 1) * probability - 1;
  const below = Math.floor(position);
  if (below < 0) return -Infinity;
  const share = position - below;
  if (share === 0) return sorted[below];
  if (below + 1 >= sorted.length) return Infinity;
  const [low, high] = [sorted[below], sorted[below + 1]];
  return Number.isFinite(high - low) ? low + share * (high - low) : low === -Infinity ? low : high;
}
