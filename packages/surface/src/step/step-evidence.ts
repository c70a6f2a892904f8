import { medianInPlace, robustDeviation } from '../median.js';
import { sample } from '../sampling.js';
import { film, type Labels, substrate } from './segmentation.js';

/** The numbers by which a step is told from a rough surface that was cut in two at its middle height. */
export interface StepEvidence {
  readonly substrateShare: number;
  readonly filmShare: number;
  /**
   * Distance of the two levels over the root mean square of their two robust deviations. A normal distribution cut at
   * its middle gives 2.3; see Ashman, Bird and Zepf 1994 (doi 10.1086/117248), who ask for more than 2 of fitted normals.
   */
  readonly separation: number;
  /** Histogram at its valley over its lower peak; 1 where there is no second peak. `null`, like what follows, where film and substrate were given. */
  readonly valleyShare: number | null;
  /** How much of the step happens within two hundredths of the scan to either side of the edge. */
  readonly sharpness: number | null;
}

/** Evidence of a step that was looked for. */
interface FullEvidence extends StepEvidence {
  readonly valleyShare: number;
  readonly sharpness: number;
}

const leastShare = 0.01;
const leastSeparation = 4;
const largestValley = 0.5;
const leastSharpness = 0.6;
/** Sharpness compares the rings between these distances from the edge, as shares of the scan. */
const ringShares = [0.01, 0.02] as const;
const sampleLimit = 5_000;

/** Weighs a segmentation of flat heights; all labelled pixels count, margins included. */
export function weighStep(task: {
  readonly zNm: Float64Array;
  readonly labels: Labels;
  readonly distanceNm: Float64Array;
  readonly scanSizeNm: number;
  readonly valleyShare: number;
}): FullEvidence {
  const levels = weighLevels(task);
  const sharpness = (ringMean(task, 1) - ringMean(task, -1)) / levels.stepNm;
  return { ...levels.evidence, valleyShare: task.valleyShare, sharpness };
}

/** What can be said of film and substrate that were given: their shares and their distance. */
export function weighGiven(task: { readonly zNm: Float64Array; readonly labels: Labels }): StepEvidence {
  return { ...weighLevels(task).evidence, valleyShare: null, sharpness: null };
}

function weighLevels(task: { readonly zNm: Float64Array; readonly labels: Labels }) {
  const below = heightsOf(task, substrate);
  const above = heightsOf(task, film);
  const stepNm = above.centre - below.centre;
  const spread = Math.sqrt((above.deviation ** 2 + below.deviation ** 2) / 2);
  const total = above.count + below.count;
  const shares = { substrateShare: below.count / total, filmShare: above.count / total };
  return { stepNm, evidence: { ...shares, separation: stepNm / spread } };
}

/** One sentence why the evidence does not make a step, or `undefined` where it does. */
export function objectionToStep(evidence: FullEvidence): string | undefined {
  const { substrateShare, filmShare, separation, valleyShare, sharpness } = evidence;
  if (!(Math.min(substrateShare, filmShare) >= leastShare))
    return 'All but a hundredth of the scan lies on one level.';
  if (!(separation >= leastSeparation)) {
    return `The two levels stand only ${separation.toFixed(1)} of their own spreads apart; a rough surface does that by itself.`;
  }
  if (!(valleyShare <= largestValley)) return 'The heights have a single peak: there is one level.';
  if (!(sharpness >= leastSharpness)) {
    return `Only ${(100 * sharpness).toFixed(0)} % of the height difference happens at the edge; the rest is a slow slope.`;
  }
  return undefined;
}

function heightsOf(
  { zNm, labels }: { readonly zNm: Float64Array; readonly labels: Labels },
  label: number,
): { count: number; centre: number; deviation: number } {
  const heights = sample(zNm, sampleLimit, (pixel) => labels[pixel] === label);
  const centre = medianInPlace(heights);
  return { count: heights.length, centre, deviation: robustDeviation(heights, centre) };
}

function ringMean(
  task: { readonly zNm: Float64Array; readonly distanceNm: Float64Array; readonly scanSizeNm: number },
  side: 1 | -1,
): number {
  const [near, far] = ringShares.map((share) => share * task.scanSizeNm);
  let [sum, count] = [0, 0];
  for (let i = 0; i < task.zNm.length; i++) {
    const distance = side * task.distanceNm[i];
    if (!(distance >= near && distance <= far)) continue;
    sum += task.zNm[i];
    count += 1;
  }
  return sum / count;
}
