import { photonEnergyEvNm } from './model-index.js';
import type { DispersionModel } from './model.js';
import type { ParameterLimits } from './nanoplatelet.js';
import type { ModelParameter } from './parameters.js';

/** By the last word of a parameter's path: what no film exceeds. */
const usualLimits: Readonly<Record<string, readonly [number, number]>> = {
  a: [1, 5],
  bUm2: [-0.5, 1],
  cUm4: [-0.2, 0.2],
  epsilonInfinity: [0.5, 12],
  amplitude: [0, 100],
  amplitudeEv: [0, 1000],
  amplitudeEv2: [0, 2000],
  strength: [0, 50],
  infraredPerUm2: [0, 0.5],
  energyEv: [0.02, 20],
  broadeningEv: [1e-3, 20],
  gapEv: [0, 10],
  plasmaEnergyEv: [0, 20],
  edgeEv: [0, 10],
  urbachEnergyEv: [1e-3, 2],
  exponent: [0, 10],
};

/** A pole is kept this share away from the measured range, in which it would be infinite. */
const clearance = 0.02;

/**
 * Bounds of a parameter of which nothing else is said, for data of these wavelengths; they always hold the start value. Resonances without width stay on
 * their side of the data.
 */
export function defaultLimits(
  model: DispersionModel,
  { path, value }: ModelParameter,
  [shortestNm, longestNm]: readonly [number, number],
): ParameterLimits {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (key === 'resonanceUm') return beside(value, [shortestNm / 1000, longestNm / 1000], 100);
  if (isPoleEnergy(model, path))
    return beside(value, [photonEnergyEvNm / longestNm, photonEnergyEvNm / shortestNm], 100);
  const [lower, upper] = usualLimits[key] ?? [-Infinity, Infinity];
  return { lower: Math.min(lower, value), upper: Math.max(upper, value) };
}

function isPoleEnergy(model: DispersionModel, path: string): boolean {
  if (model.kind !== 'oscillators' || !path.endsWith('energyEv')) return false;
  return model.oscillators[Number(path.split('.')[1])].kind === 'pole';
}

function beside(value: number, [low, high]: readonly [number, number], farthest: number): ParameterLimits {
  if (value > (low + high) / 2) return { lower: Math.min(value, high * (1 + clearance)), upper: farthest };
  return { lower: 0, upper: Math.max(value, low * (1 - clearance)) };
}
