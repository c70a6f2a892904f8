import { medianInPlace, robustDeviation } from '../median.js';
import type { Labels } from './segmentation.js';

const ringCount = 60;
/** A rim that falls off exponentially goes on below the tolerance; as much again takes its tail off, too. */
const tailFactor = 2;
/** However the rings look, this share of the way to the innermost pixel is the widest margin. */
const widestShare = 0.7;
/** The tolerance is at least this many standard deviations of a ring's mean against its neighbours', deep inside. */
const scatterDeviations = 2;

/**
 * How far the edge of a region disturbs its heights: rings of equal distance from the edge are averaged, and the margin
 * ends, but for the tail, where two in a row agree with the rings as far again beyond them. Only neighbours are compared,
 * so that a slow misfit of the background does not count as a rim. 0 for a region without an edge.
 */
export function marginNm(
  task: LabelledHeights & { readonly pixelNm: number; readonly toleranceNm: number },
): number {
  const deepest = deepestNm(task);
  if (!Number.isFinite(deepest)) return 0;
  const widthNm = Math.max(task.pixelNm, deepest / ringCount);
  const excess = excessOverFurther(ringMeans(task, widthNm));
  const tolerance = Math.max(task.toleranceNm, scatterDeviations * scatterInside(excess, deepest / widthNm));
  const agrees = (ring: number) => !(Math.abs(excess[ring]) > tolerance);
  const widest = widestShare * deepest;
  let ring = 1;
  while ((ring + 1) * widthNm < widest && !(agrees(ring) && agrees(ring + 1))) ring += 1;
  return Math.min(tailFactor * ring * widthNm, widest);
}

/** For ring k its mean less that of the rings k + 1 to 2 k; NaN where there are none. */
function excessOverFurther(means: Float64Array): Float64Array {
  return means.map((mean, ring) => {
    const further = means.subarray(ring + 1, 2 * ring + 1).filter(Number.isFinite);
    return mean - further.reduce((sum, value) => sum + value, 0) / further.length;
  });
}

/** Robust scatter of the excess between half of the way in and the widest margin; 0 where too few rings are there. */
function scatterInside(excess: Float64Array, rings: number): number {
  const inside = excess
    .subarray(Math.ceil(rings / 2), Math.floor(widestShare * rings) + 1)
    .filter(Number.isFinite);
  return inside.length < 4 ? 0 : robustDeviation(inside, medianInPlace(inside.slice()));
}

interface LabelledHeights {
  readonly zNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
  readonly label: number;
}

/** Hot: once a pixel. */
function deepestNm({ labels, distanceNm, label }: LabelledHeights): number {
  let deepest = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue;
    const depth = Math.abs(distanceNm[i]);
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** Hot: once a pixel. */
function ringMeans({ zNm, labels, distanceNm, label }: LabelledHeights, widthNm: number): Float64Array {
  const sums = new Float64Array(ringCount + 1);
  const counts = new Float64Array(ringCount + 1);
  for (let i = 0; i < zNm.length; i++) {
    if (labels[i] !== label) continue;
    const ring = Math.floor(Math.abs(distanceNm[i]) / widthNm);
    sums[ring] += zNm[i];
    counts[ring] += 1;
  }
  return sums.map((sum, ring) => sum / counts[ring]);
}
