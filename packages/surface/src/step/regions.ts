import { medianInPlace, robustDeviation } from '../median.js';
import { sample } from '../sampling.js';
import { marginNm } from './margin.js';
import { film, type Labels, substrate } from './segmentation.js';

/** Pixels further than this from their level (in robust standard deviations) are rims, scars or dust, not roughness. */
const outlierDeviations = 5;
/**
 * A margin may leave heights that are off by this share of the two levels' common deviation. A share of its own
 * deviation would ask more of a smooth substrate than the fitted background can give.
 */
const marginTolerance = 0.3;
const sampleLimit = 5_000;

/** Which pixels speak for the two levels: 0 neither, 1 substrate, 2 film. */
export interface Regions {
  readonly labels: Labels;
  readonly filmMarginNm: number;
  readonly substrateMarginNm: number;
}

interface RegionTask {
  /** Heights on a flat background. */
  readonly zNm: Float64Array;
  readonly labels: Labels;
  /** Signed distance from the edge. */
  readonly distanceNm: Float64Array;
  readonly pixelNm: number;
}

/**
 * Leaves out what is not level ground: margins along the edges (walls, tip convolution, rims of ploughed material), as
 * wide as the mean height at a given distance from the edge shows them to be, and single outliers.
 */
export function levelGround(task: RegionTask): Regions {
  const deviations = [substrate, film].map((label) => levelOf(task, label, 0).deviation);
  const toleranceNm = marginTolerance * Math.hypot(deviations[0], deviations[1]) * Math.SQRT1_2;
  const regions = [substrate, film].map((label) => {
    const margin = marginNm({ ...task, label, toleranceNm });
    return { margin, ...levelOf(task, label, margin) };
  });
  const labels = new Uint8Array(task.labels.length);
  regions.forEach((region, i) => {
    keepLevel(task, labels, { ...region, label: i === 0 ? substrate : film });
  });
  return { labels, substrateMarginNm: regions[0].margin, filmMarginNm: regions[1].margin };
}

/** Copies the label of the pixels beyond the margin that are no outliers. Hot: once a pixel. */
function keepLevel(
  task: RegionTask,
  kept: Labels,
  region: {
    readonly label: number;
    readonly margin: number;
    readonly centre: number;
    readonly deviation: number;
  },
): void {
  const { zNm, labels, distanceNm } = task;
  const { label, margin, centre } = region;
  const limit = outlierDeviations * region.deviation;
  for (let pixel = 0; pixel < labels.length; pixel++) {
    if (labels[pixel] !== label || !(Math.abs(distanceNm[pixel]) > margin)) continue;
    if (Math.abs(zNm[pixel] - centre) <= limit) kept[pixel] = label;
  }
}

/** The labels without single outliers from the levels that they stand for. */
export function withoutOutliers(task: { readonly zNm: Float64Array; readonly labels: Labels }): Labels {
  const { zNm, labels } = task;
  const levels = [substrate, film].map((label) => {
    const heights = sample(zNm, sampleLimit, (pixel) => labels[pixel] === label);
    const centre = medianInPlace(heights);
    return { centre, limit: outlierDeviations * robustDeviation(heights, centre) };
  });
  const kept = new Uint8Array(labels.length);
  for (let pixel = 0; pixel < kept.length; pixel++) {
    const label = labels[pixel];
    if (label === 0) continue;
    const level = label === film ? levels[1] : levels[0];
    if (Math.abs(zNm[pixel] - level.centre) <= level.limit) kept[pixel] = label;
  }
  return kept;
}

/** Median and robust deviation of a region's heights at least `beyondNm` from the edge, from a sample of its pixels. */
function levelOf(task: RegionTask, label: number, beyondNm: number): { centre: number; deviation: number } {
  const inside = (pixel: number) =>
    task.labels[pixel] === label && Math.abs(task.distanceNm[pixel]) >= beyondNm;
  const heights = sample(task.zNm, sampleLimit, inside);
  const centre = medianInPlace(heights);
  return { centre, deviation: robustDeviation(heights, centre) };
}
