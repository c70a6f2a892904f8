import { formatSignificant } from '@modalgain/numerics';
import type { FluenceCurve } from '../curve.js';
import { endLevels, endPoints } from '../definitions/level-crossing.js';
import type { Refusal } from './refusal.js';

/** The end levels must differ by this many of their standard deviations, and the width by this share. */
const significant = 5;
const leastShare = 0.15;

/** Definitions by width are for spectra that narrow; without that they would find a threshold in noise. */
export function refuseConstantWidth(curve: FluenceCurve): Refusal | undefined {
  const { low, high } = endLevels(curve);
  const { sigmas } = curve;
  const squares = [...sigmas.subarray(0, endPoints), ...sigmas.subarray(-endPoints)].reduce(
    (s, x) => s + x * x,
    0,
  );
  const deviations = (low - high) / (Math.sqrt(squares) / endPoints);
  if (deviations >= significant && (low - high) / low >= leastShare) return undefined;
  return {
    code: 'no-narrowing',
    sentence: 'The spectrum does not narrow.',
    why: `Its width goes from ${formatSignificant(low, 3)} to ${formatSignificant(high, 3)} nm (${formatSignificant(Math.abs(deviations), 2)} standard deviations).`,
    evidence: { lowFluenceNm: low, highFluenceNm: high, deviations },
    next: 'Measure higher fluences, or a longer stripe.',
  };
}
