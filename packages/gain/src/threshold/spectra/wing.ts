import type { FluenceCurve } from '../curve.js';
import { endPoints } from '../definitions/level-crossing.js';
import { intensityCurve } from '../noisy-curve.js';

/** Channels with at least this share of the brightest at low fluence are looked at, and the least growing of them taken. */
const brightEnough = 0.15;
const leastGrowing = 0.3;

/**
 * Light in the part of the photoluminescence that grows least: where the gain is smallest, so that it follows the pump
 * smoothly through the threshold and only a change of the instrument makes it jump.
 *
 * @param spectra without gaps, in order of rising fluence
 * @returns ln of the light against fluence; undefined where some spectrum has no light there
 */
export function wingCurve(
  fluenceUjPerCm2: Float64Array,
  spectra: readonly Float64Array[],
): FluenceCurve | undefined {
  const low = sum(spectra.slice(0, endPoints));
  const high = sum(spectra.slice(-endPoints));
  const brightest = Math.max(...low);
  const bright = [...low.keys()].filter((j) => low[j] > brightEnough * brightest);
  bright.sort((a, b) => high[a] / low[a] - high[b] / low[b]);
  const wing = bright.slice(0, Math.max(1, Math.round(leastGrowing * bright.length)));
  const light = Float64Array.from(spectra, (spectrum) => wing.reduce((total, j) => total + spectrum[j], 0));
  if (light.some((value) => !(value > 0))) return undefined;
  return intensityCurve(
    fluenceUjPerCm2,
    light.map(Math.log),
    light.map(() => 0),
  );
}

function sum(spectra: readonly Float64Array[]): Float64Array {
  return spectra[0].map((_, j) => spectra.reduce((total, spectrum) => total + spectrum[j], 0));
}
