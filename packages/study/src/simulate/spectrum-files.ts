import { channelWavelengthsNm, detectedSpectrum, expectedSpectrum } from './emission-spectrum.js';
import { faultSize, faultyLight, faultyRecord, trueFluence } from './faults/index.js';
import { oceanFile, usualTimeS } from './ocean-file.js';
import type { RawFile } from './raw-file.js';
import { scansOf } from './scans-of.js';
import type { ScanRequest } from './stripe-file.js';

const umPerCm = 1e4;

export const spectrumFolder = (name: string): string => `spectra/${name}`;

/** Emission spectra against stripe length at one fluence, one a file. */
export function spectrumFiles(request: ScanRequest): RawFile[] {
  const { truth, name, fluenceIndex, draws, zeroErrorUm } = request;
  const { fluencesUjPerCm2, stripeLengthsUm } = scansOf(truth, name);
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'stripe', fluenceIndex);
  const stated = fluencesUjPerCm2[fluenceIndex];
  const scan = { truth, name, fluenceUjPerCm2: stated, pointCount: stripeLengthsUm.length };
  const longerUm = zeroErrorUm + (faultSize('zero-error', scan) ?? 0);
  const expected = stripeLengthsUm.map((lengthUm) =>
    expectedSpectrum({
      truth,
      name,
      fluenceUjPerCm2: trueFluence(scan),
      lengthCm: (lengthUm + longerUm) / umPerCm,
      wavelengthsNm,
    }),
  );
  const light = faultyLight(expected, {
    ...scan,
    wavelengthsNm,
    random: draws.forFilm(name, 'laserLines', fluenceIndex),
  });
  const detected = light.map((spectrum) => detectedSpectrum(spectrum, truth, random));
  return faultyRecord(detected, light, scan).map((counts, i) => {
    const file = `${spectrumFolder(name)}/${name}-${stated}uJ-${stripeLengthsUm[i]}um.txt`;
    return [file, oceanFile({ sample: name, file, wavelengthsNm, counts, integrationTimeS: usualTimeS })];
  });
}
