/**
 * (1 - sin(z)/z)/z^2 as a function of y = z^2 for |y| <= 1, y of either sign: 1/6 - y/120 + y^2/5040 - ... . The closed form loses all digits
 * as y goes to 0.
 */
export function sinCubedTerm(y: number): number {
  let sum = 0;
  for (let k = reciprocalFactorials.length - 1; k >= 0; k--) sum = reciprocalFactorials[k] - y * sum;
  return sum;
}

/** 1/3!, 1/5!, 1/7!, ...: the last is below the last digit of the sum. */
const reciprocalFactorials = [6, 120, 5040, 362880, 39916800, 6227020800, 1307674368000, 355687428096000].map(
  (factorial) => 1 / factorial,
);
