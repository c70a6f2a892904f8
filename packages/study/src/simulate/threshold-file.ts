import type { ExperimentDraws } from './draws.js';
import { channelWavelengthsNm, detectedSpectrum, expectedSpectrum } from './emission-spectrum.js';
import { measuredText, utf8 } from './measured-text.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;

/** Integration times of the spectrometer in s, and the counts that a channel may reach. */
const integrationTimesS = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];
const fullestChannel = 45000;

/** The time that the exposure of the truth's spectra stands for. */
const usualTimeS = 0.1;

/**
 * Emission spectra of one stripe against fluence, each with the longest integration time that does not overexpose it, as
 * stands in its header. Undefined for a film without such a series.
 */
export function thresholdFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
  readonly zeroErrorUm: number;
}): Uint8Array | undefined {
  const { truth, name, draws, zeroErrorUm } = request;
  const { thresholdSeries } = truth.films[name];
  if (thresholdSeries === undefined) return undefined;
  const { stripeLengthUm, fluencesUjPerCm2 } = thresholdSeries;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'thresholdSeries');
  const lengthCm = (stripeLengthUm + zeroErrorUm) / umPerCm;
  const columns = fluencesUjPerCm2.map((fluenceUjPerCm2) => {
    const usual = expectedSpectrum({ truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm });
    const timeS = integrationTimeS(Math.max(...usual) / usualTimeS);
    const expected = usual.map((counts) => (counts * timeS) / usualTimeS);
    return {
      header: `${fluenceUjPerCm2} uJ/cm2 ${timeS * 1000} ms`,
      values: detectedSpectrum(expected, truth, random),
      decimals: 1,
    };
  });
  const text = measuredText({
    sample: name,
    metadata: {
      'Stripe length': `${stripeLengthUm} um`,
      'Pump wavelength': `${truth.pumpWavelengthNm} nm`,
      'Dark level': 'subtracted',
      'Intensity unit': 'counts',
    },
    columns: [{ header: 'Wavelength (nm)', values: wavelengthsNm, decimals: 2 }, ...columns],
  });
  return utf8(text.replaceAll(',', '\t'));
}

function integrationTimeS(countsPerS: number): number {
  return integrationTimesS.find((timeS) => timeS * countsPerS <= fullestChannel) ?? 0.001;
}
