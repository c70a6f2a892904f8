/** Below this |y| the series serves. */
export const seriesLimit = 0.1;
const seriesTerms = 18;

/** H(y) of `two-way.ts` by its series sum y^k/(2 k + 3), where the closed form cancels. */
export function seriesH(y: number): number {
  let sum = 0;
  for (let k = seriesTerms; k >= 0; k--) sum = sum * y + 1 / (2 * k + 3);
  return sum;
}

export function seriesHSlope(y: number): number {
  let sum = 0;
  for (let k = seriesTerms; k >= 1; k--) sum = sum * y + k / (2 * k + 3);
  return sum;
}

/** F(y) = atanh(sqrt y)/sqrt y and its continuation; 1 - y comes from the caller, who knows it without cancellation. */
export function inverseTangentRatio(y: number, oneMinusY: number): number {
  const root = Math.sqrt(Math.abs(y));
  if (y < 0) return Math.atan(root) / root;
  return Math.log(((1 + root) * (1 + root)) / oneMinusY) / (2 * root);
}

/** T = A L/I as a function of X and U, for the inversion; see `two-way.ts`. */
export function reducedLength(x: number, bigU: number): number {
  const v = 1 + bigU;
  const perQ = 1 / (v + x);
  const w = x * perQ;
  const y = w * (x + bigU) * perQ;
  const h =
    Math.abs(y) < seriesLimit
      ? seriesH(y)
      : (inverseTangentRatio(y, (v * v + x * (2 + bigU)) * perQ * perQ) - 1) / y;
  return (v + w * w * h) * perQ;
}
