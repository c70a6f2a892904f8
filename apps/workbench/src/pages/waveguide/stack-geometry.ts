/** How a stack is laid into its drawing: true proportions, the cover's interface at a fixed height. */
export interface StackGeometry {
  readonly pxPerNm: number;
  /** How far cover and substrate are drawn. */
  readonly outsideNm: readonly [cover: number, substrate: number];
}

/** Room for the tails of the modes, so that even a thin film stands in the middle. */
const roomNm = 330;
const coverShare = 0.45;

/** @param innerNm all layers together, as they stood before a drag: the scale does not move under the pointer */
export function stackGeometry(innerNm: number, heightPx: number): StackGeometry {
  const outside = roomNm + 0.2 * innerNm;
  return {
    pxPerNm: heightPx / (innerNm + outside),
    outsideNm: [coverShare * outside, (1 - coverShare) * outside],
  };
}

/** A length for the scale bar: 1, 2 or 5 times a power of ten, about a fifth of the drawing. */
export function scaleBarNm(heightPx: number, pxPerNm: number): number {
  const wanted = (0.24 * heightPx) / pxPerNm;
  const decade = 10 ** Math.floor(Math.log10(wanted));
  return [5, 2, 1].map((step) => step * decade).find((length) => length <= wanted) ?? decade;
}
