import type { Labels } from './segmentation.js';

/** Mean height against distance from the edge of the scratch. */
export interface EdgeProfilePoint {
  /** Negative on the substrate, positive on the film. */
  readonly distanceNm: number;
  /** Above the substrate level. */
  readonly heightNm: number;
  /** How many pixels were averaged. */
  readonly pixels: number;
}

const binCount = 200;

/** The mean profile across the edge, whatever its course; about 200 points from deepest substrate to furthest film. */
export function edgeProfile(task: {
  readonly zNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
}): EdgeProfilePoint[] {
  const { zNm, labels, distanceNm } = task;
  let [low, high] = [0, 0];
  for (let i = 0; i < zNm.length; i++) {
    if (labels[i] === 0 || !Number.isFinite(distanceNm[i])) continue;
    low = Math.min(low, distanceNm[i]);
    high = Math.max(high, distanceNm[i]);
  }
  const widthNm = (high - low) / binCount;
  const sums = new Float64Array(binCount);
  const counts = new Float64Array(binCount);
  for (let i = 0; i < zNm.length; i++) {
    if (labels[i] === 0 || !Number.isFinite(distanceNm[i])) continue;
    const bin = Math.min(binCount - 1, Math.floor((distanceNm[i] - low) / widthNm));
    sums[bin] += zNm[i];
    counts[bin] += 1;
  }
  return [...sums].flatMap((sum, bin) =>
    counts[bin] === 0
      ? []
      : [{ distanceNm: low + (bin + 0.5) * widthNm, heightNm: sum / counts[bin], pixels: counts[bin] }],
  );
}
