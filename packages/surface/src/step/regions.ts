import { medianInPlace, robustDeviation } from '../median.js';
import { sample } from '../sampling.js';
import { film, type Labels, substrate } from './segmentation.js';

/** Pixels further than this from their level (in robust standard deviations) are rims, scars or dust, not roughness. */
const outlierDeviations = 5;
/**
 * The margin ends where two rings in a row agree with the region's middle within this share of the two levels' common
 * deviation. A share of its own deviation would ask more of a smooth substrate than the fitted background can give.
 */
const ringTolerance = 0.3;
/** A rim that falls off exponentially goes on below that tolerance; half as much again takes its tail off, too. */
const tailFactor = 1.5;
/** However the rings look, this share of the way to the innermost pixel is the widest margin. */
const widestMarginShare = 0.7;
const ringCount = 60;
const sampleLimit = 20_000;

/** Which pixels speak for the two levels: 0 neither, 1 substrate, 2 film. */
export interface Regions {
  readonly labels: Labels;
  readonly filmMarginNm: number;
  readonly substrateMarginNm: number;
}

/**
 * Leaves out what is not level ground: margins along the edges (walls, tip convolution, rims of ploughed material), as
 * wide as the mean height at a given distance from the edge shows them to be, and single outliers.
 *
 * @param task.zNm heights on a flat background
 * @param task.distanceNm signed distance from the edge
 */
export function levelGround(task: {
  readonly zNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
  readonly pixelNm: number;
}): Regions {
  const middles = [substrate, film].map((label) => middleOf({ ...task, label }));
  const toleranceNm = ringTolerance * Math.hypot(...middles.map(({ deviation }) => deviation / Math.SQRT2));
  const regions = middles.map((middle) => {
    const marginNm = marginOf({ ...task, ...middle, toleranceNm });
    return { marginNm, ...centreOf({ ...task, label: middle.label, beyondNm: marginNm }) };
  });
  const labels = task.labels.map((label, pixel) => {
    if (label === 0) return 0;
    const { marginNm, centre, deviation } = regions[label - 1];
    const inside = Math.abs(task.distanceNm[pixel]) > marginNm;
    return inside && Math.abs(task.zNm[pixel] - centre) <= outlierDeviations * deviation ? label : 0;
  });
  return { labels, substrateMarginNm: regions[0].marginNm, filmMarginNm: regions[1].marginNm };
}

interface RegionTask {
  readonly zNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
  readonly pixelNm: number;
  readonly label: number;
}

interface Middle {
  readonly label: number;
  /** Distance of the innermost pixel from the edge; infinite without an edge. */
  readonly deepest: number;
  readonly centre: number;
  readonly deviation: number;
}

/** The inner half of a region: what its edges are compared with. */
function middleOf(task: RegionTask): Middle {
  const deepest = deepestNm(task);
  const beyondNm = Number.isFinite(deepest) ? deepest / 2 : 0;
  return { label: task.label, deepest, ...centreOf({ ...task, beyondNm }) };
}

function marginOf(task: RegionTask & Middle & { readonly toleranceNm: number }): number {
  const { deepest, centre, toleranceNm } = task;
  if (!Number.isFinite(deepest)) return 0;
  const widthNm = Math.max(task.pixelNm, deepest / ringCount);
  const widest = widestMarginShare * deepest;
  const means = ringMeans(task, widthNm);
  const agrees = (ring: number) => !(Math.abs(means[ring] - centre) > toleranceNm);
  let ring = 1;
  while ((ring + 1) * widthNm < widest && !(agrees(ring) && agrees(ring + 1))) ring += 1;
  return Math.min(tailFactor * Math.max(ring * widthNm, task.pixelNm), widest);
}

function deepestNm({ labels, distanceNm, label }: RegionTask): number {
  let deepest = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === label) deepest = Math.max(deepest, Math.abs(distanceNm[i]));
  }
  return deepest;
}

function ringMeans({ zNm, labels, distanceNm, label }: RegionTask, widthNm: number): Float64Array {
  const sums = new Float64Array(ringCount + 2);
  const counts = new Float64Array(ringCount + 2);
  for (let i = 0; i < zNm.length; i++) {
    if (labels[i] !== label) continue;
    const ring = Math.floor(Math.abs(distanceNm[i]) / widthNm);
    if (ring >= sums.length) continue;
    sums[ring] += zNm[i];
    counts[ring] += 1;
  }
  return sums.map((sum, ring) => sum / counts[ring]);
}

/** Median and robust deviation of the region's heights at least `beyondNm` from the edge, from a sample of its pixels. */
function centreOf(task: RegionTask & { readonly beyondNm: number }): { centre: number; deviation: number } {
  const { zNm, labels, distanceNm, label, beyondNm } = task;
  const inside = (pixel: number) => labels[pixel] === label && Math.abs(distanceNm[pixel]) >= beyondNm;
  const heights = sample(zNm, sampleLimit, inside);
  const centre = medianInPlace(heights);
  return { centre, deviation: robustDeviation(heights, centre) };
}
