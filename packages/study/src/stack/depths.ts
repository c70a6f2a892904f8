/** A layer between two depths. */
export interface DepthRange {
  readonly fromNm: number;
  readonly toNm: number;
}

const pointsInAll = 400;
const pointsPerLayer = 9;

/**
 * Positions through all layers for curves, both sides of each interface among them: an interface belongs to the layer behind it, and the last position
 * of a layer stands just before.
 */
export function depthsThrough(layers: readonly DepthRange[]): number[] {
  const stepNm = (layers[layers.length - 1].toNm - layers[0].fromNm) / pointsInAll;
  return layers.flatMap(({ fromNm, toNm }, at) => {
    const count = Math.max(pointsPerLayer, Math.ceil((toNm - fromNm) / stepNm));
    const depth = (toNm - fromNm) * (at < layers.length - 1 ? 1 - 1e-9 : 1);
    return Array.from({ length: count + 1 }, (_, i) => fromNm + (depth * i) / count);
  });
}
