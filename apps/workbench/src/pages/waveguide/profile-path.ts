/** Places of a drawing: depth down, power to the right. */
export interface ProfileScale {
  readonly x: (powerPerNm: number) => number;
  readonly y: (depthNm: number) => number;
}

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The line of a mode's power in depth. */
export function profilePath(xNm: Float64Array, powerPerNm: Float64Array, { x, y }: ProfileScale): string {
  return `M${Array.from(xNm, (depth, i) => point(x(powerPerNm[i] ?? 0), y(depth))).join('L')}`;
}

/** The area between that line and the axis, between two depths: a region's share of the power. */
export function shareArea(
  xNm: Float64Array,
  powerPerNm: Float64Array,
  { x, y }: ProfileScale,
  [fromNm, toNm]: readonly [number, number],
): string {
  const inside = Array.from(xNm.keys()).filter((i) => {
    const depth = xNm[i] ?? NaN;
    return depth >= fromNm && depth <= toNm;
  });
  if (inside.length < 2) return '';
  const line = inside.map((i) => point(x(powerPerNm[i] ?? 0), y(xNm[i] ?? 0)));
  const [first, last] = [inside[0], inside[inside.length - 1]];
  return `M${point(x(0), y(xNm[first] ?? 0))}L${line.join('L')}L${point(x(0), y(xNm[last] ?? 0))}Z`;
}
