import type { StripePoints } from './points.js';
import { amplifiedLengthCm } from './small-signal.js';
import { startValues } from './start.js';

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

/** One value of g with the source that fits best there, and what Gauss and Newton make of it. */
interface Trial {
  readonly gain: number;
  readonly source: number;
  readonly residualSum: number;
  /** Squared length of dI/dg beyond what a change of the source would do. */
  readonly curvature: number;
  /** Scalar product of that with the residuals. */
  readonly slope: number;
}

/** Cosine between the residuals and dI/dg at which g is met to 1e-9 standard errors or better. */
const cosineTolerance = 1e-10;
const mostIterations = 100;
const mostHalvings = 30;

/**
 * Fits I = A (exp(g L) - 1)/g without weights and without offset. A is linear and follows from g, so that one parameter is
 * left: Gauss and Newton on the residuals with A eliminated (L. Kaufman, BIT 15, 49 (1975), doi:10.1007/BF01932995).
 *
 * @param startGainPerCm where to begin, e.g. at the gain of a similar window; default: from the points
 * @returns undefined where there are too few points, no light, or the fit does not settle
 */
export function fitEquationOne(points: StripePoints, startGainPerCm?: number): EquationOneFit | undefined {
  if (points.lengthCm.length < 3) return undefined;
  let trial = evaluate(points, startGainPerCm ?? startValues(points, 1, false)[0].netGainPerCm);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const settled = cosineTolerance * Math.sqrt(trial.curvature * trial.residualSum);
    if (Math.abs(trial.slope) <= settled) return describe(points, trial);
    const next = improved(points, trial);
    // Rounding hides any further fall of the sum of squares close to its minimum.
    if (next === undefined) return isNearMinimum(trial) ? describe(points, trial) : undefined;
    trial = next;
  }
  return undefined;
}

function evaluate({ lengthCm, intensity }: StripePoints, gain: number): Trial {
  let hh = 0;
  let hy = 0;
  let hd = 0;
  let dd = 0;
  let dy = 0;
  let yy = 0;
  for (let i = 0; i < lengthCm.length; i++) {
    const length = lengthCm[i];
    const y = intensity[i];
    const h = amplifiedLengthCm(length, gain);
    const d = amplifiedLengthSlope(length, gain, h);
    hh += h * h;
    hy += h * y;
    hd += h * d;
    dd += d * d;
    dy += d * y;
    yy += y * y;
  }
  const source = hy / hh;
  return {
    gain,
    source,
    residualSum: yy - source * hy,
    curvature: source * source * (dd - (hd * hd) / hh),
    slope: source * (dy - source * hd),
  };
}

/** d h/d g = (L exp(g L) - h)/g; its series where that cancels. */
function amplifiedLengthSlope(lengthCm: number, gain: number, h: number): number {
  const exponent = gain * lengthCm;
  if (Math.abs(exponent) < 1e-3)
    return lengthCm * lengthCm * (1 / 2 + exponent * (1 / 3 + exponent * (1 / 8 + exponent / 30)));
  return (lengthCm * (1 + gain * h) - h) / gain;
}

/** Newton's step, halved until the sum of squares falls; undefined where none does. */
function improved(points: StripePoints, trial: Trial): Trial | undefined {
  let step = trial.slope / trial.curvature;
  for (let halving = 0; halving < mostHalvings; halving++) {
    const next = evaluate(points, trial.gain + step);
    if (next.residualSum < trial.residualSum) return next;
    step /= 2;
  }
  return undefined;
}

/** Whether the residuals could be brought down by no more than rounding of the sums. */
function isNearMinimum({ slope, curvature, residualSum }: Trial): boolean {
  return (slope * slope) / curvature < 1e-8 * residualSum || residualSum < 1e-14;
}

function describe({ intensity }: StripePoints, trial: Trial): EquationOneFit | undefined {
  const degreesOfFreedom = intensity.length - 2;
  const standardError = Math.sqrt(Math.max(trial.residualSum, 0) / (degreesOfFreedom * trial.curvature));
  if (!(trial.source > 0) || !Number.isFinite(standardError)) return undefined;
  const mean = intensity.reduce((sum, value) => sum + value, 0) / intensity.length;
  const total = intensity.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    netGainPerCm: trial.gain,
    standardErrorPerCm: standardError,
    degreesOfFreedom,
    sourcePerCm: trial.source,
    r2: 1 - trial.residualSum / total,
  };
}
