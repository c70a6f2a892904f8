import { channelWavelengthsNm, detectedSpectrum, expectedSpectrum } from './emission-spectrum.js';
import { measuredText, stripeMetadata, utf8 } from './measured-text.js';
import type { ScanRequest } from './stripe-file.js';

const umPerCm = 1e4;

/** Emission spectra against stripe length, at one fluence. */
export function spectrumFile({ truth, name, fluenceIndex, draws, zeroErrorUm }: ScanRequest): Uint8Array {
  const { instrument } = truth;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'stripe', fluenceIndex);
  const fluenceUjPerCm2 = instrument.fluencesUjPerCm2[fluenceIndex];
  const spectra = instrument.stripeLengthsUm.map((lengthUm) => {
    const lengthCm = (lengthUm + zeroErrorUm) / umPerCm;
    const expected = expectedSpectrum({ truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm });
    return detectedSpectrum(expected, truth, random);
  });
  const text = measuredText({
    sample: name,
    metadata: { ...stripeMetadata(truth, fluenceIndex), 'Intensity unit': 'counts' },
    columns: [
      { header: 'Wavelength (nm)', values: wavelengthsNm, decimals: 2 },
      ...instrument.stripeLengthsUm.map((lengthUm, i) => ({
        header: `${lengthUm} um`,
        values: spectra[i],
        decimals: 1,
      })),
    ],
  });
  // Spectrometer programs separate columns by tabs.
  return utf8(text.replaceAll(',', '\t'));
}
