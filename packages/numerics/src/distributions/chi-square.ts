import { incompleteGamma, logGamma } from './gamma.js';
import { checkFreedom, checkProbability, positiveQuantile, type Tails } from './quantile.js';

/** Probability that a chi-square variable with the given degrees of freedom is at most x. */
export function chiSquareCdf(x: number, freedom: number): number {
  return chiSquareTails(x, freedom).lower;
}

/** Probability that it is above x, to full relative accuracy far out: the p-value of a chi-square test. */
export function chiSquareUpperTail(x: number, freedom: number): number {
  return chiSquareTails(x, freedom).upper;
}

/** The x that a chi-square variable stays below with the given probability. */
export function chiSquareQuantile(probability: number, freedom: number): number {
  checkProbability(probability);
  return positiveQuantile({ lower: probability, upper: 1 - probability }, (x) => chiSquareTails(x, freedom));
}

/** Both tails and the density. */
export function chiSquareTails(x: number, freedom: number): Tails {
  checkFreedom(freedom);
  const shape = freedom / 2;
  const density = Math.exp((shape - 1) * Math.log(x / 2) - x / 2 - logGamma(shape)) / 2;
  return { ...incompleteGamma(shape, x / 2), density };
}
