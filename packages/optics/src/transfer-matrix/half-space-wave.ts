import { squareRoot, type Complex } from '../complex.js';

/**
 * kx of the wave that leaves into a half-space without gain, from its square and eta^-1 = 1 (TE) or epsilon (TM). Of the two roots it is the one that falls off
 * and carries power away: Im kx and Re(kx/epsilon) are then both 0 or above, also in a hyperbolic half-space, where Re kx is below 0.
 */
export function leavingWave(square: Complex, [inverseRe, inverseIm]: Complex): Complex {
  const [re, im] = squareRoot(square);
  return comesBack(re, im, inverseRe, inverseIm) ? [-re, -im] : [re, im];
}

/** Whether a root is not that of `leavingWave`. The sum of both conditions decides: rounding can turn the sign of either where it is nearly 0. */
export const comesBack = (kxRe: number, kxIm: number, inverseRe: number, inverseIm: number): boolean =>
  kxIm * Math.sqrt(inverseRe * inverseRe + inverseIm * inverseIm) + kxRe * inverseRe + kxIm * inverseIm < 0;

/**
 * Whether the wave that carries power through a layer grows on its way: Im kx < 0 where Re(kx/epsilon) > 0. Waves that fall off
 * rather than travel, Re kx^2 < 0, do not count.
 */
export function growsOnItsWay([re, im]: Complex, inverseEta: Complex): boolean {
  return re > 0 && im * inverseEta[0] + (Math.hypot(re, im) - re) * inverseEta[1] < 0;
}
