import { addUpEquationOne, type EquationOneSums } from './equation-one-sums.js';
import type { StripePoints } from './points.js';
import { amplifiedLengthCm } from './small-signal.js';
import { integralStart } from './start.js';

/** The unweighted two-parameter fit of Eq. 1 that a plotting program does. */
export interface EquationOneFit {
  readonly netGainPerCm: number;
  readonly standardErrorPerCm: number;
  readonly degreesOfFreedom: number;
  /** In the points' own intensity scale. */
  readonly sourcePerCm: number;
  /** 1 - residual sum/total sum of squares. */
  readonly r2: number;
}

const mostIterations = 40;
const mostHalvings = 40;
/** A step of this share of 1/longest length is the rounding of the sums. */
const settledStep = 1e-11;
/** Where the sums round more than that: the share of the explained sum of squares that a step may still promise. */
const settledRise = 1e-13;
/** The longest step, in units of 1/longest length. */
const longestStep = 2;
/** Beyond g L = 200 nothing physical lies. */
const largestGainLength = 200;

/**
 * Fits I = A (exp(g L) - 1)/g without weights and without offset, by variable projection: A follows from g in closed form,
 * and what is left is a function of g alone, whose maximum (of the sum of squares explained) Newton's method finds with
 * exact derivatives; steps are halved until they rise. One pass over the points an iteration.
 *
 * G. H. Golub and V. Pereyra, doi:10.1137/0710036.
 *
 * @param startGainPerCm where to begin, e.g. at the gain of a similar window; default: from the points
 * @returns undefined where there are too few points, no light, or the fit does not settle
 */
export function fitEquationOne(points: StripePoints, startGainPerCm?: number): EquationOneFit | undefined {
  if (points.lengthCm.length < 3) return undefined;
  const longest = longestOf(points.lengthCm);
  const bounded = (gain: number): number =>
    Math.min(largestGainLength, Math.max(-largestGainLength, gain * longest)) / longest;
  const sums = { hh: 0, hy: 0, hh1: 0, yh1: 0, hh2: 0, yh2: 0, h1h1: 0 };
  let gain = bounded(startGainPerCm ?? integralStart(points).netGainPerCm);
  let explained = addUpEquationOne(points, gain, sums);
  let { step, rise } = newtonStep(sums, longestStep / longest);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (Math.abs(step) * longest <= settledStep) return describe(points, gain, sums);
    const before = explained * (1 - 1e-15);
    const from = gain;
    for (let halving = 0; halving < mostHalvings; halving++) {
      gain = bounded(from + step);
      explained = addUpEquationOne(points, gain, sums);
      if (explained >= before) break;
      step /= 2;
    }
    ({ step, rise } = newtonStep(sums, longestStep / longest));
  }
  return rise <= settledRise * explained ? describe(points, gain, sums) : undefined;
}

function longestOf(lengthCm: Float64Array): number {
  let longest = 0;
  for (const length of lengthCm) longest = Math.max(longest, length);
  return longest;
}

/**
 * Newton's step towards the greatest hy^2/hh, and by how much that promises to rise; Gauss and Newton's step where the
 * curvature has the wrong sign.
 */
function newtonStep(
  { hh, hy, hh1, yh1, hh2, yh2, h1h1 }: EquationOneSums,
  longest: number,
): { step: number; rise: number } {
  const source = hy / hh;
  const sourceSlope = (yh1 - 2 * source * hh1) / hh;
  const slope = yh1 - source * hh1;
  const curvature = sourceSlope * slope + source * (yh2 - sourceSlope * hh1 - source * (h1h1 + hh2));
  const full = curvature < 0 ? (-source * slope) / curvature : slope / (source * (h1h1 - (hh1 * hh1) / hh));
  const step = Math.min(longest, Math.max(-longest, full));
  return { step, rise: source * slope * step };
}

function describe(
  { lengthCm, intensity }: StripePoints,
  gain: number,
  { hh, hy, hh1, h1h1 }: EquationOneSums,
): EquationOneFit | undefined {
  const count = lengthCm.length;
  const source = hy / hh;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += intensity[i];
  let total = 0;
  let rest = 0;
  for (let i = 0; i < count; i++) {
    total += (intensity[i] - sum / count) ** 2;
    rest += (source * amplifiedLengthCm(lengthCm[i], gain) - intensity[i]) ** 2;
  }
  const degreesOfFreedom = count - 2;
  const information = source * source * (h1h1 - (hh1 * hh1) / hh);
  const standardErrorPerCm = Math.sqrt(rest / degreesOfFreedom / information);
  if (!(source > 0) || !Number.isFinite(standardErrorPerCm)) return undefined;
  return {
    netGainPerCm: gain,
    standardErrorPerCm,
    degreesOfFreedom,
    sourcePerCm: source,
    r2: 1 - rest / total,
  };
}
