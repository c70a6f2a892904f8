import type { Verdict } from '@modalgain/numerics';
import type { ModelFit } from '../fit-model.js';
import type { StripePoints } from '../points.js';
import { beamFaults, type StripeBeam } from './beam.js';
import { columnFault } from './columns.js';
import { countLimits } from './count-limits.js';
import { drift } from './drift.js';
import { faultFrame } from './signature.js';
import { step } from './step.js';

/** What went wrong in taking the points, one file a fault; the fit itself is judged in `verdicts.ts`. */
export function faultVerdicts(input: {
  readonly points: StripePoints;
  /** The saturable model, which takes up most of what is no fault. */
  readonly fit: ModelFit;
  readonly netGainPerCm: number;
  readonly fullScale?: number;
  readonly beam?: StripeBeam;
}): Verdict[] {
  const { points, fit, netGainPerCm, fullScale, beam = {} } = input;
  const frame = faultFrame(fit, points);
  const stripeLengthUm = Array.from(points.lengthCm, (cm) => cm * 1e4);
  const intensity = Array.from(points.intensity, (value) => value * points.intensityScale);
  return [
    columnFault(stripeLengthUm, intensity),
    countLimits({
      intensity,
      ...(fullScale === undefined ? {} : { fullScale }),
    }),
    step(frame, points, fit),
    drift(frame, points, netGainPerCm),
    ...beamFaults(stripeLengthUm, beam),
  ].filter((verdict) => verdict !== undefined);
}
