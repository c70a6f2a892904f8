import type { StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import { studentEstimate } from './estimates.js';
import { fitEquationOne } from './equation-one-fit.js';
import { fitStripeModels } from './fit-model.js';
import { fitStripe } from './fit-stripe.js';
import { logSlope, type LogSlope } from './log-slope.js';
import { fewestPoints, prepareScan } from './prepare.js';
import type { StripeFitOptions } from './stripe-fit.js';

/** So many lengths show how the gain moves with the window; each costs a whole fit. */
const mostEnds = 8;

/** What diagnostic figures of one scan draw; none of it enters the result. */
export interface StripeDiagnostics {
  /** What Eq. 1 (unweighted) and the full analysis say of the points up to a length, for at most eight lengths. */
  readonly cutoffScan: readonly {
    readonly upToUm: number;
    readonly equationOnePerCm: Estimate | undefined;
    readonly netGainPerCm: Estimate | undefined;
  }[];
  /** The gain along the stripe from the slope of the points; absent where there is no fit. */
  readonly logSlope: LogSlope | undefined;
  /** `oneWay` of `StripeFit`. */
  readonly oneWayNetGainPerCm: Estimate | undefined;
}

/**
 * Fits the scan again and again, up to ever greater lengths. Several times the work of `fitStripe`, so only where a figure
 * asks for it.
 *
 * @throws InputError as `fitStripe`
 */
export function stripeDiagnostics(scan: StripeScan, options: StripeFitOptions = {}): StripeDiagnostics {
  const { points, prior, fittable } = prepareScan(scan, options);
  if (!fittable) return { cutoffScan: [], logSlope: undefined, oneWayNetGainPerCm: undefined };
  // The saturable model's source and offset are right with and without saturation.
  const [saturable] = fitStripeModels(points, prior);
  const lengths = points.index.map((i) => scan.stripeLengthUm[i]).sort((a, b) => a - b);
  const ends = thinned([...new Set(lengths.slice(fewestPoints - 1))]);
  const whole = fitStripe(scan, options);
  return {
    cutoffScan: ends.map((upToUm, i) => {
      const shorter = i === ends.length - 1 ? options : without(scan, options, upToUm);
      const fit = shorter === options ? whole : fitStripe(scan, shorter);
      const equationOnePerCm = plainEquationOne(scan, shorter);
      return { upToUm, equationOnePerCm, netGainPerCm: fit.netGainPerCm };
    }),
    logSlope: logSlope(saturable, points),
    oneWayNetGainPerCm: whole.oneWay?.netGainPerCm,
  };
}

/** Every second, third ... end, the last among them. */
function thinned(ends: readonly number[]): number[] {
  const stride = Math.ceil(ends.length / mostEnds);
  return ends.filter((_, i) => (ends.length - 1 - i) % stride === 0);
}

/** The options that leave out the points beyond a length. */
function without(scan: StripeScan, options: StripeFitOptions, upToUm: number): StripeFitOptions {
  const beyond = [...scan.stripeLengthUm.keys()].filter((i) => scan.stripeLengthUm[i] > upToUm);
  const exclude = [
    ...(options.exclude ?? []),
    ...beyond.map((index) => ({ index, reason: 'beyond the cut' })),
  ];
  return { ...options, exclude };
}

function plainEquationOne(scan: StripeScan, options: StripeFitOptions): Estimate | undefined {
  const plain = fitEquationOne(prepareScan(scan, options).points);
  return (
    plain &&
    studentEstimate({
      value: plain.netGainPerCm,
      standardError: plain.standardErrorPerCm,
      degreesOfFreedom: plain.degreesOfFreedom,
      method: 'unweighted Eq. 1',
    })
  );
}
