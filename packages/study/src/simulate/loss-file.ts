import { simulateDecay } from '@modalgain/gain';
import type { ExperimentDraws } from './draws.js';
import { measuredText, utf8 } from './measured-text.js';
import type { ExperimentTruth } from './truth.js';

/**
 * Edge emission against the distance of a small shifted spot, dark level subtracted. Undefined for a film without such a
 * scan.
 */
export function lossFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
}): Uint8Array | undefined {
  const { truth, name, draws } = request;
  const { lossScan, lossPerCm } = truth.films[name];
  if (lossScan === undefined) return undefined;
  const { distanceUm, intensity } = simulateDecay({
    distanceUm: lossScan.distancesUm,
    intensityAtEdge: lossScan.countsAtEdge,
    lossPerCm,
    relativeNoise: truth.instrument.pumpNoise,
    readNoise: truth.instrument.readNoiseCounts,
    seed: draws.seed,
    stream: draws.filmStream(name, 'lossScan'),
  });
  const text = measuredText({
    sample: name,
    metadata: { 'Pump wavelength': `${truth.pumpWavelengthNm} nm`, 'Dark level': 'subtracted' },
    columns: [
      { header: 'Distance (um)', values: distanceUm, decimals: 1 },
      { header: 'Intensity (counts)', values: intensity, decimals: 1 },
    ],
  });
  return utf8(text);
}
