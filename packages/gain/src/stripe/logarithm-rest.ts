/** (-ln(1 - e) - e)/e^2, by its series 1/2 + e/3 + e^2/4 + ... where that cancels; e below 1. */
export function logarithmRest(e: number): number {
  if (Math.abs(e) > 0.03) return (-Math.log1p(-e) - e) / (e * e);
  let sum = 0;
  for (let k = 10; k >= 0; k--) sum = sum * e + 1 / (k + 2);
  return sum;
}

/** Its derivative by e, where it is known already. */
export function logarithmRestSlope(e: number, rest: number): number {
  if (Math.abs(e) > 0.1) return (1 / (1 - e) - 2 * rest) / e;
  let sum = 0;
  for (let k = 16; k >= 1; k--) sum = sum * e + k / (k + 2);
  return sum;
}
