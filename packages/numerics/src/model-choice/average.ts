import { normalCdf } from '../distributions/normal.js';
import { InputError } from '../errors.js';
import { normalQuantile975, type Estimate } from '../estimate.js';
import { findRoot } from '../root-finding/brent.js';

/** Probability below +1 standard deviation of a normal distribution. */
const oneSigma = 0.8413447460685429;

/**
 * One estimate from several models of the same data. The value is the weighted mean. The interval holds the central 95 % of the weighted
 * mixture of the models' distributions, each a normal distribution of two halves that reproduces that model's own
 * (perhaps lopsided) interval: the tail areas are averaged, not the ends, so that a model counts with its own tail and
 * disagreement between models widens the interval. The standard error is half the mixture's central 68 %. A model
 * whose interval is open opens the result where it weighs 5 % or more.
 *
 * Weights need not be normalised. Throws `InputError` where there is no model or the weights do not fit.
 * D. Turek and D. Fletcher, Model-averaged Wald confidence intervals, doi:10.1016/j.csda.2012.03.002.
 */
export function averageEstimates(
  estimates: readonly Estimate[],
  weights: readonly number[],
  method = 'model average',
): Estimate {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (estimates.length === 0 || weights.length !== estimates.length || !(sum > 0 && sum < Infinity)) {
    throw new InputError(
      `${estimates.length} estimates with weights [${weights.join(', ')}] were to be averaged; give each a weight, one of them above 0.`,
    );
  }
  const parts = estimates.map((estimate, i) => ({ ...halves(estimate), weight: weights[i] / sum }));
  const counted = parts.filter(({ weight }) => weight > 0);
  return {
    value: counted.reduce((total, part) => total + part.weight * part.value, 0),
    standardError: (quantile(counted, oneSigma) - quantile(counted, 1 - oneSigma)) / 2,
    interval95: [quantile(counted, 0.025), quantile(counted, 0.975)],
    method,
  };
}

/** A normal distribution whose halves differ in width, half the probability in each. */
interface SplitNormal {
  readonly value: number;
  readonly widthBelow: number;
  readonly widthAbove: number;
  readonly weight: number;
}

function halves({ value, interval95: [lower, upper] }: Estimate): Omit<SplitNormal, 'weight'> {
  return {
    value,
    widthBelow: (value - lower) / normalQuantile975,
    widthAbove: (upper - value) / normalQuantile975,
  };
}

function mixtureCdf(parts: readonly SplitNormal[], x: number): number {
  return parts.reduce((sum, part) => sum + part.weight * splitCdf(part, x), 0);
}

function splitCdf({ value, widthBelow, widthAbove }: SplitNormal, x: number): number {
  if (x === value) return 0.5;
  const width = x < value ? widthBelow : widthAbove;
  return width === Infinity ? 0.5 : normalCdf((x - value) / width);
}

/** Infinite where open parts hold the probability out there. */
function quantile(parts: readonly SplitNormal[], probability: number): number {
  const openBelow = parts.reduce((sum, p) => sum + (p.widthBelow === Infinity ? p.weight / 2 : 0), 0);
  const openAbove = parts.reduce((sum, p) => sum + (p.widthAbove === Infinity ? p.weight / 2 : 0), 0);
  if (probability <= openBelow) return -Infinity;
  if (probability >= 1 - openAbove) return Infinity;
  const f = (x: number) => mixtureCdf(parts, x) - probability;
  const values = parts.map(({ value }) => value);
  const widths = parts.flatMap(({ widthBelow, widthAbove }) => [widthBelow, widthAbove]);
  const reach = Math.max(...widths.filter(Number.isFinite), Number.MIN_VALUE);
  let lower = Math.min(...values);
  let upper = Math.max(...values);
  for (let step = reach; f(lower) > 0; step *= 2) lower -= step;
  for (let step = reach; f(upper) < 0; step *= 2) upper += step;
  return lower === upper ? lower : findRoot({ f, lower, upper });
}
