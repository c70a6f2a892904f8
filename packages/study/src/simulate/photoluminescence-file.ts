import type { ExperimentDraws } from './draws.js';
import { channelWavelengthsNm, detectedSpectrum, photoluminescence } from './emission-spectrum.js';
import { measuredText, utf8 } from './measured-text.js';
import type { ExperimentTruth } from './truth.js';

const brightestCounts = 20000;

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
  const text = measuredText({
    sample: name,
    metadata: { 'Pump wavelength': `${truth.pumpWavelengthNm} nm`, 'Dark level': 'subtracted' },
    columns: [
      { header: 'Wavelength (nm)', values: wavelengthsNm, decimals: 2 },
      {
        header: 'Intensity (counts)',
        values: detectedSpectrum(expected, truth, draws.forFilm(name, 'photoluminescence')),
        decimals: 1,
      },
    ],
  });
  return utf8(text);
}
