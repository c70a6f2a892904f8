import { channelWavelengthsNm, detectedSpectrum, expectedSpectrum } from './emission-spectrum.js';
import { oceanFile, usualTimeS } from './ocean-file.js';
import type { RawFile } from './raw-file.js';
import type { ScanRequest } from './stripe-file.js';

const umPerCm = 1e4;

export const spectrumFolder = (name: string): string => `spectra/${name}`;

/** Emission spectra against stripe length at one fluence, one a file. */
export function spectrumFiles(request: ScanRequest): RawFile[] {
  const { truth, name, fluenceIndex, draws, zeroErrorUm } = request;
  const { fluencesUjPerCm2, stripeLengthsUm } = truth.instrument;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'stripe', fluenceIndex);
  const fluenceUjPerCm2 = fluencesUjPerCm2[fluenceIndex];
  return stripeLengthsUm.map((lengthUm) => {
    const lengthCm = (lengthUm + zeroErrorUm) / umPerCm;
    const expected = expectedSpectrum({ truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm });
    const counts = detectedSpectrum(expected, truth, random);
    const file = `${spectrumFolder(name)}/${name}-${fluenceUjPerCm2}uJ-${lengthUm}um.txt`;
    return [file, oceanFile({ sample: name, file, wavelengthsNm, counts, integrationTimeS: usualTimeS })];
  });
}
