import { integrateGauss, studentTCdf } from '@modalgain/numerics';
import { faultFrame, faultScore, type FaultFrame, type FaultScore } from './faults/signature.js';
import type { ModelFit } from './fit-model.js';
import { risesWithLength } from './light.js';
import type { StripePoints } from './points.js';

/** How much more the emission of a scan rises with the length than one constant gain allows. */
export interface RisingGain {
  /** Curvature beyond Eq. 1 in units of its error, Student's t: negative where the gain saturates. */
  readonly score: number;
  /** How often chance alone gives as high a score. */
  readonly chance: number;
  /** The spread of gains, as a standard deviation, that bends the curve as much; 0 where it bends the other way. */
  readonly gainSpreadPerCm: number;
}

/** Clean scans in which the gain seems to rise. */
export const risingFalseAlarms = 0.04;

/** Below this chance no constant gain is taken to have made the scan. */
const contradictingChance = 0.005;

/**
 * Whether a scan grows faster than any constant gain allows, as where a detector integrates over a gain that decays in
 * time, or over places that are pumped unequally: the intensity is then a mean of A h(L, g) over gains g, and departs from
 * A h(L, mean g) by half the variance of g times d2(A h)/dg2. That variance is estimated from what Eq. 1 leaves. Points
 * that do not rise with the length are not judged.
 */
export function risingGain(smallSignal: ModelFit, points: StripePoints): RisingGain {
  const { frame, score, size } = gainSpread(smallSignal, points);
  if (frame.freedom < 2 || !Number.isFinite(score) || !risesWithLength(points))
    return { score: 0, chance: 1, gainSpreadPerCm: 0 };
  return {
    score,
    chance: studentTCdf(-score, frame.freedom - 1),
    gainSpreadPerCm: Math.sqrt(Math.max(0, size)),
  };
}

/** The variance of gains that the data ask for, in units of its error. */
export function gainSpread(
  smallSignal: ModelFit,
  points: StripePoints,
): FaultScore & { readonly frame: FaultFrame } {
  const frame = faultFrame(smallSignal, points);
  const signature = gainSpreadSignature(smallSignal, points, frame.relative.length);
  return { frame, ...faultScore(frame, signature) };
}

const nodes = 24;

/** What a variance of the gain of 1 cm-2 adds to each point, in its standard deviations. */
function gainSpreadSignature(
  { parameters, sigma }: ModelFit,
  { lengthCm }: StripePoints,
  entries: number,
): Float64Array {
  const { sourcePerCm, netGainPerCm } = parameters;
  const signature = new Float64Array(entries);
  lengthCm.forEach((length, i) => {
    // h is the integral of exp(g z) along the stripe.
    const curvature = integrateGauss({
      f: (z) => z * z * Math.exp(netGainPerCm * z),
      lower: 0,
      upper: length,
      count: nodes,
    });
    signature[i] = (sourcePerCm * curvature) / (2 * sigma[i]);
  });
  return signature;
}

/** Whether the emission seems to rise faster than a constant gain makes it. */
export function seemsToRise({ chance }: RisingGain): boolean {
  return chance < risingFalseAlarms;
}

/** Whether it rises so much faster that no constant gain made the scan. */
export function contradictsConstantGain({ chance }: RisingGain): boolean {
  return chance < contradictingChance;
}
