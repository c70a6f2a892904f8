import { logGamma } from './gamma.js';

/**
 * Regularised incomplete beta function I_x(a, b) in `lower` and 1 - I_x(a, b) in `upper`, each to full relative
 * accuracy where it is the smaller. Takes x and its complement 1 - x so that neither loses digits next to 0 or 1.
 * Continued fraction: DLMF 8.17.22.
 */
export function incompleteBeta(task: {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly complement: number;
}): { readonly lower: number; readonly upper: number } {
  const { a, b, x, complement } = task;
  if (x <= 0) return { lower: 0, upper: 1 };
  if (complement <= 0) return { lower: 1, upper: 0 };
  const logFront = a * Math.log(x) + b * Math.log(complement) + logGamma(a + b) - logGamma(a) - logGamma(b);
  const front = Math.exp(logFront);
  if (x * (a + b + 2) < a + 1) {
    const lower = (front * continuedFraction(a, b, x)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (front * continuedFraction(b, a, complement)) / b;
  return { lower: 1 - upper, upper };
}

/** Modified Lentz evaluation, even and odd coefficients in one round. */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return value;
}
