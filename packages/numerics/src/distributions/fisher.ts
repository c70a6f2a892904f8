import { incompleteBeta } from './beta.js';
import { logGamma } from './gamma.js';
import { checkFreedom, checkProbability, positiveQuantile, type Tails } from './quantile.js';

/** Degrees of freedom of the two variances whose ratio has Fisher's F distribution. */
export interface FisherFreedom {
  readonly numerator: number;
  readonly denominator: number;
}

/** Probability that an F variable is at most x. */
export function fisherCdf(x: number, freedom: FisherFreedom): number {
  return fisherTails(x, freedom).lower;
}

/** Probability that it is above x, to full relative accuracy far out: the p-value of an F test. */
export function fisherUpperTail(x: number, freedom: FisherFreedom): number {
  return fisherTails(x, freedom).upper;
}

/** The x that an F variable stays below with the given probability. */
export function fisherQuantile(probability: number, freedom: FisherFreedom): number {
  checkProbability(probability);
  return positiveQuantile({ lower: probability, upper: 1 - probability }, (x) => fisherTails(x, freedom));
}

/** Both tails and the density. */
export function fisherTails(x: number, { numerator, denominator }: FisherFreedom): Tails {
  checkFreedom(numerator);
  checkFreedom(denominator);
  if (x <= 0) return { lower: 0, upper: 1, density: 0 };
  const [a, b] = [numerator / 2, denominator / 2];
  const sum = numerator * x + denominator;
  const [share, complement] = [(numerator * x) / sum, denominator / sum];
  const logDensity =
    a * Math.log(share) + b * Math.log(complement) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return { ...incompleteBeta({ a, b, x: share, complement }), density: Math.exp(logDensity) / x };
}
