import { fisherTails } from './fisher.js';
import { checkProbability, positiveQuantile } from './quantile.js';

/** Probability that a Student t variable with the given degrees of freedom is at most t. */
export function studentTCdf(t: number, freedom: number): number {
  const tail = 0.5 * fisherTails(t * t, { numerator: 1, denominator: freedom }).upper;
  return t < 0 ? tail : 1 - tail;
}

/**
 * The t that a Student t variable stays below with the given probability, to full relative accuracy in the lower tail;
 * t^2 has the F distribution with (1, freedom).
 */
export function studentTQuantile(probability: number, freedom: number): number {
  checkProbability(probability);
  const tail = Math.min(probability, 1 - probability);
  const square = positiveQuantile({ lower: 1 - 2 * tail, upper: 2 * tail }, (x) =>
    fisherTails(x, { numerator: 1, denominator: freedom }),
  );
  return Math.sign(probability - 0.5) * Math.sqrt(square);
}
