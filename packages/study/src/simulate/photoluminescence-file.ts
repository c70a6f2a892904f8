import type { ExperimentDraws } from './draws.js';
import { channelWavelengthsNm, detectedSpectrum, photoluminescence } from './emission-spectrum.js';
import { oceanFile, usualTimeS } from './ocean-file.js';
import type { ExperimentTruth } from './truth.js';

const brightestCounts = 20000;

export const photoluminescencePath = (name: string): string => `spectra/${name}-photoluminescence.txt`;

/** The emission of a film from its face at a low fluence, where nothing is amplified. */
export function photoluminescenceFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
}): Uint8Array {
  const { truth, name, draws } = request;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const shape = wavelengthsNm.map((wavelengthNm) => photoluminescence(truth, wavelengthNm));
  const brightest = Math.max(...shape);
  const expected = shape.map((value) => (brightestCounts * value) / brightest);
  return oceanFile({
    sample: name,
    file: photoluminescencePath(name),
    wavelengthsNm,
    counts: detectedSpectrum(expected, truth, draws.forFilm(name, 'photoluminescence')),
    integrationTimeS: usualTimeS,
  });
}
