/** How a field goes through a layer, both numbers divided by exp(growth), which turns no phase, so that nothing overflows. */
export interface LayerTurn {
  /** cos(kd). */
  cosineRe: number;
  cosineIm: number;
  /** sin(kd)/k. */
  shortRe: number;
  shortIm: number;
  /** |Im k| d. */
  growth: number;
  /** exp(-2 growth). */
  fall: number;
}

export const emptyLayerTurn = (): LayerTurn => ({
  cosineRe: 0,
  cosineIm: 0,
  shortRe: 0,
  shortIm: 0,
  growth: 0,
  fall: 0,
});

/**
 * Writes the turn of a layer of this depth with k^2 = sRe + i sIm into `turn`. The sign of k does not matter: both functions are
 * even. Plain scalars, for the hot loops of the complex solver and the transfer matrix.
 */
export function turnThroughLayer(sRe: number, sIm: number, depth: number, turn: LayerTurn): void {
  // k = a + i b, b >= 0.
  const size = Math.sqrt(sRe * sRe + sIm * sIm);
  let a: number;
  let b: number;
  if (sRe >= 0) {
    a = Math.sqrt((size + sRe) / 2);
    b = a === 0 ? 0 : sIm / (2 * a);
  } else {
    b = Math.sqrt((size - sRe) / 2);
    a = sIm / (2 * b);
  }
  if (b < 0) {
    a = -a;
    b = -b;
  }
  const growth = b * depth;
  const fall = Math.exp(-2 * growth);
  const even = (1 + fall) / 2;
  const odd = growth < 0.1 ? -Math.expm1(-2 * growth) / 2 : (1 - fall) / 2;
  const cosine = Math.cos(a * depth);
  const sine = Math.sin(a * depth);
  turn.cosineRe = cosine * even;
  turn.cosineIm = -sine * odd;
  turn.growth = growth;
  turn.fall = fall;
  if (size > 0) {
    const inRe = sine * even;
    const inIm = cosine * odd;
    turn.shortRe = (inRe * a + inIm * b) / size;
    turn.shortIm = (inIm * a - inRe * b) / size;
  } else {
    turn.shortRe = depth;
    turn.shortIm = 0;
  }
}
