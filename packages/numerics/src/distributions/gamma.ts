/** Coefficients B(2k) / (2k (2k - 1)) of Stirling's series, B the Bernoulli numbers. */
const stirlingCoefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Gamma(x) for x > 0: Stirling's series, for small x after shifting the argument to 10 or more. */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) product *= shifted++;
  const inverseSquare = 1 / (shifted * shifted);
  const series = stirlingCoefficients.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0);
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series / shifted - Math.log(product);
}

/**
 * Regularised incomplete gamma function: P(shape, x) in `lower` and Q = 1 - P in `upper`, each to full relative
 * accuracy where it is the smaller. Series and continued fraction: doi:10.6028/NIST.HB.mathfns (DLMF) 8.7.1, 8.9.2.
 */
export function incompleteGamma(
  shape: number,
  x: number,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    const lower = front * powerSeries(shape, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * continuedFraction(shape, x);
  return { lower: 1 - upper, upper };
}

/** Sum of x^k / (shape (shape + 1) ... (shape + k)). */
function powerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > 0.1 * Number.EPSILON * sum; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Modified Lentz evaluation; converges within some times sqrt(shape) rounds for x > shape + 1. */
function continuedFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return value;
}
