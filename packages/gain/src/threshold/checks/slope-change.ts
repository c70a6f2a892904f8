import { formatSignificant, normalQuantile975, randomStream, studentTQuantile } from '@modalgain/numerics';
import { bestBend, straightLine } from '../bend.js';
import type { FluenceCurve } from '../curve.js';
import { risingPart } from '../definitions/rising-part.js';
import type { Refusal } from './refusal.js';

/** Straight series that the rise of the slope is compared with; it must beat them all (1 in 200). */
const straightSeries = 200;

/** Amplified light grows faster than the pump by at least this power, and its slope rises by at least as much as that. */
const leastSlope = 1.2;
const leastRise = 0.2;

/**
 * The slope on log axes must rise significantly: against straight power laws with the noise of the series, bent where it
 * helps most, so that the search for the best bend is allowed for. The factor on the critical value allows for a noise level
 * that was itself estimated.
 */
export function refuseConstantSlope(curve: FluenceCurve, seed: number): Refusal | undefined {
  const bend = bestBend(risingPart(curve));
  const { lowerSlope, upperSlope } = bend;
  const evidence = { lowerSlope, upperSlope, fallOfChiSquare: bend.gain };
  const slopes = `${formatSignificant(lowerSlope, 2)} below and ${formatSignificant(upperSlope, 2)} above the best bend`;
  if (bend.gain <= criticalGain(curve, seed))
    return {
      code: 'no-change-of-slope',
      sentence: 'The slope does not change significantly.',
      why: `On log axes it is ${slopes}; a straight power law with the same noise does as well.`,
      evidence,
      next: 'Measure higher fluences, or a longer stripe; see whether the spectrum narrows.',
    };
  if (upperSlope >= leastSlope && upperSlope - lowerSlope >= leastRise) return undefined;
  return {
    code: 'not-superlinear',
    sentence: 'The light never outgrows the pump.',
    why: `The slope on log axes is ${slopes}; amplified light grows with a power above ${leastSlope}.`,
    evidence,
    next: 'Subtract the background: a constant one bends the curve in this way.',
  };
}

function criticalGain(curve: FluenceCurve, seed: number): number {
  const straight = straightLine(curve);
  let largest = 0;
  for (let trial = 0; trial < straightSeries; trial++) {
    const random = randomStream(seed, trial);
    const values = straight.map((value, i) => value + curve.sigmas[i] * random.normal());
    largest = Math.max(largest, bestBend(risingPart({ ...curve, values })).gain);
  }
  const { freedom } = curve;
  if (freedom === Infinity) return largest;
  return largest * (studentTQuantile(0.975, Math.max(1, freedom)) / normalQuantile975) ** 2;
}
