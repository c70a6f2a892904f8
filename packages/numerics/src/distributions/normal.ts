import { chiSquareTails } from './chi-square.js';
import { checkProbability, positiveQuantile } from './quantile.js';

/** Probability that a standard normal variable is at most z. */
export function normalCdf(z: number): number {
  const tail = 0.5 * chiSquareTails(z * z, 1).upper;
  return z < 0 ? tail : 1 - tail;
}

/**
 * The z that a standard normal variable stays below with the given probability, to full relative accuracy in the lower
 * tail; z^2 has the chi-square distribution with one degree of freedom.
 */
export function normalQuantile(probability: number): number {
  checkProbability(probability);
  const tail = Math.min(probability, 1 - probability);
  const square = positiveQuantile({ lower: 1 - 2 * tail, upper: 2 * tail }, (x) => chiSquareTails(x, 1));
  return Math.sign(probability - 0.5) * Math.sqrt(square);
}
