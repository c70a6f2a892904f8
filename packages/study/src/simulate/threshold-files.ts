import type { ExperimentDraws } from './draws.js';
import { channelWavelengthsNm, detectedSpectrum, expectedSpectrum } from './emission-spectrum.js';
import { faultSize } from './faults/index.js';
import { oceanFile, usualTimeS } from './ocean-file.js';
import type { RawFile } from './raw-file.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;

/** Integration times of the spectrometer in s, and the counts that a channel may reach. */
const integrationTimesS = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];
const fullestChannel = 45000;

export const thresholdFolder = (name: string): string => `spectra/${name}-threshold`;

/**
 * Emission spectra of one stripe against fluence, one a file, each with the longest integration time that does not
 * overexpose it, as stands in its header. None for a film without such a series.
 */
export function thresholdFiles(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
  readonly zeroErrorUm: number;
}): RawFile[] {
  const { truth, name, draws, zeroErrorUm } = request;
  const { thresholdSeries } = truth.films[name];
  if (thresholdSeries === undefined) return [];
  const { stripeLengthUm, fluencesUjPerCm2 } = thresholdSeries;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'thresholdSeries');
  const lengthCm = (stripeLengthUm + zeroErrorUm) / umPerCm;
  return fluencesUjPerCm2.map((fluenceUjPerCm2) => {
    const scale = faultSize('fluence-scale', { truth, name }) ?? 1;
    const usual = expectedSpectrum({
      truth,
      name,
      fluenceUjPerCm2: fluenceUjPerCm2 / scale,
      lengthCm,
      wavelengthsNm,
    });
    const timeS = integrationTimeS(Math.max(...usual) / usualTimeS);
    const expected = usual.map((counts) => (counts * timeS) / usualTimeS);
    const counts = detectedSpectrum(expected, truth, random);
    const file = `${thresholdFolder(name)}/${name}-${fluenceUjPerCm2}uJ.txt`;
    return [file, oceanFile({ sample: name, file, wavelengthsNm, counts, integrationTimeS: timeS })];
  });
}

function integrationTimeS(countsPerS: number): number {
  return integrationTimesS.find((timeS) => timeS * countsPerS <= fullestChannel) ?? 0.001;
}
