import { integrateGauss } from '../integration/gauss-legendre.js';
import { logGamma } from './gamma.js';
import { normalCdf } from './normal.js';

/** Standard deviations of s, 1/sqrt(2 freedom) each, to either side; the density has fallen by 1e-10 there. */
const reach = 8;
const nodes = 40;

/**
 * The mean of f(s) over s = sqrt(chi-square/freedom): the ratio of an estimated standard deviation to the true one. What
 * holds for a known standard deviation becomes what holds for an estimated one. `freedom` may be Infinity.
 */
export function averageOverScale(freedom: number, f: (scale: number) => number): number {
  if (freedom === Infinity) return f(1);
  const half = freedom / 2;
  const logConstant = Math.log(2) + half * Math.log(half) - logGamma(half);
  const density = (scale: number): number =>
    Math.exp(logConstant + (freedom - 1) * Math.log(scale) - half * scale * scale);
  const width = reach / Math.sqrt(2 * freedom);
  return integrateGauss({
    f: (scale) => density(scale) * f(scale),
    lower: Math.max(0, 1 - width),
    upper: 1 + width,
    count: nodes,
  });
}

/**
 * Probability that a noncentral t variable exceeds t: (Z + noncentrality)/s with Z standard normal and s as above. The
 * power of a one-sided t test with critical value t against an effect of that many standard deviations.
 */
export function noncentralTUpperTail(
  t: number,
  { freedom, noncentrality }: { readonly freedom: number; readonly noncentrality: number },
): number {
  return averageOverScale(freedom, (scale) => normalCdf(noncentrality - t * scale));
}
