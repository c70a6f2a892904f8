import { formatSignificant } from '@modalgain/numerics';
import type { FluenceCurve } from '../curve.js';
import type { Refusal } from './refusal.js';

/** Points that each side of a threshold needs. */
export const leastPointsASide = 4;

/** Highest over lowest fluence. */
const leastRange = 10;

/** A series must span a decade and have points for both sides. */
export function refuseShortSeries({ fluenceUjPerCm2: fluence }: FluenceCurve): Refusal | undefined {
  const points = fluence.length;
  const needed = 2 * leastPointsASide;
  if (points < needed)
    return {
      code: 'too-few-fluences',
      sentence: 'Too few fluences for a threshold.',
      why: `${points} different fluences with light; ${leastPointsASide} on each side of the threshold take at least ${needed}.`,
      evidence: { points, pointsNeeded: needed },
      next: 'Measure 8 or more fluences a decade, over a decade or more.',
    };
  const [lowest, highest] = [fluence[0], fluence[points - 1]];
  if (highest / lowest >= leastRange) return undefined;
  const ends = `${formatSignificant(lowest, 3)} to ${formatSignificant(highest, 3)} µJ/cm²`;
  return {
    code: 'narrow-range',
    sentence: 'The fluences span less than a decade.',
    why: `They go from ${ends}, a factor of ${formatSignificant(highest / lowest, 2)}; the slopes below and above the threshold need a factor of ${leastRange}.`,
    evidence: { lowestUjPerCm2: lowest, highestUjPerCm2: highest, rangeNeeded: leastRange },
    next: 'Measure further down and up: from a third of the threshold to ten times it.',
  };
}

/** A threshold must lie between enough points. */
export function refuseLonelySide(curve: FluenceCurve, thresholdUjPerCm2: number): Refusal | undefined {
  const below = curve.fluenceUjPerCm2.filter((fluence) => fluence < thresholdUjPerCm2).length;
  const above = curve.fluenceUjPerCm2.length - below;
  if (below >= leastPointsASide && above >= leastPointsASide) return undefined;
  const side = below < leastPointsASide ? 'below' : 'above';
  const count = Math.min(below, above);
  return {
    code: 'lonely-side',
    sentence: 'Too few points on one side.',
    why: `It lies at ${formatSignificant(thresholdUjPerCm2, 3)} µJ/cm² with ${count} points ${side}; ${leastPointsASide} are needed on either side.`,
    evidence: { thresholdUjPerCm2, pointsBelow: below, pointsAbove: above },
    next: `Measure more fluences ${side} ${formatSignificant(thresholdUjPerCm2, 2)} µJ/cm².`,
  };
}
