import type { StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import { studentEstimate } from './estimates.js';
import { fitEquationOne } from './equation-one-fit.js';
import { fitStripeModel, fitStripeModels, type ModelFit } from './fit-model.js';
import { fitStripe } from './fit-stripe.js';
import { logSlope, type LogSlope } from './log-slope.js';
import { fewestPoints, prepareScan, type PreparedScan } from './prepare.js';
import type { StripeFitOptions } from './stripe-fit.js';
import { place } from './stripe-problem.js';

/** What diagnostic figures of one scan draw; none of it enters the result. */
export interface StripeDiagnostics {
  /** What Eq. 1 (unweighted) and the full analysis say of the points up to each length. */
  readonly cutoffScan: readonly {
    readonly upToUm: number;
    readonly equationOnePerCm: Estimate | undefined;
    readonly netGainPerCm: Estimate | undefined;
  }[];
  /** The gain along the stripe from the slope of the points; absent where there is no fit. */
  readonly logSlope: LogSlope | undefined;
  /** The gain that a model in which light saturates one way only would have said; often printed, and too large where saturation is strong. */
  readonly oneWayNetGainPerCm: Estimate | undefined;
}

/**
 * Fits the scan again and again: up to every length, and one-way. Some thirty times the work of `fitStripe`, so only where
 * a figure asks for it.
 *
 * @throws InputError as `fitStripe`
 */
export function stripeDiagnostics(scan: StripeScan, options: StripeFitOptions = {}): StripeDiagnostics {
  const { points, prior, fittable } = prepareScan(scan, options);
  if (!fittable) return { cutoffScan: [], logSlope: undefined, oneWayNetGainPerCm: undefined };
  // The saturable model's source and offset are right with and without saturation.
  const [saturable] = fitStripeModels(points, prior);
  const lengths = points.index.map((i) => scan.stripeLengthUm[i]).sort((a, b) => a - b);
  const ends = [...new Set(lengths.slice(fewestPoints - 1))];
  return {
    cutoffScan: ends.map((upToUm) => ({ upToUm, ...upTo(scan, options, upToUm) })),
    logSlope: logSlope(saturable, points),
    oneWayNetGainPerCm: oneWay(saturable, { points, prior }),
  };
}

function upTo(scan: StripeScan, options: StripeFitOptions, upToUm: number) {
  const beyond = [...scan.stripeLengthUm.keys()].filter((i) => scan.stripeLengthUm[i] > upToUm);
  const exclude = [
    ...(options.exclude ?? []),
    ...beyond.map((index) => ({ index, reason: 'beyond the cut' })),
  ];
  const shorter = { ...options, exclude };
  const plain = fitEquationOne(prepareScan(scan, shorter).points);
  return {
    equationOnePerCm:
      plain &&
      studentEstimate({
        value: plain.netGainPerCm,
        standardError: plain.standardErrorPerCm,
        degreesOfFreedom: plain.degreesOfFreedom,
        method: 'unweighted Eq. 1',
      }),
    netGainPerCm: fitStripe(scan, shorter).netGainPerCm,
  };
}

function oneWay(
  from: ModelFit,
  { points, prior }: Pick<PreparedScan, 'points' | 'prior'>,
): Estimate | undefined {
  const { result } = fitStripeModel({
    name: 'one-way-saturable',
    points,
    prior,
    offsetFreed: from.offsetFreed,
    from,
  });
  const standardError = result.standardErrors[place.netGain];
  if (!Number.isFinite(standardError)) return undefined;
  return studentEstimate({
    value: result.values[place.netGain],
    standardError,
    degreesOfFreedom: result.degreesOfFreedom,
    method: 'one-way saturable model, covariance',
  });
}
