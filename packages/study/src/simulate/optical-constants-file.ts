import type { ExperimentDraws } from './draws.js';
import { filmDispersion } from './dispersion.js';
import { measuredText, utf8 } from './measured-text.js';
import { truePumpExtinction } from './pump-depth.js';
import type { ExperimentTruth } from './truth.js';

const wavelengthsNm = Array.from({ length: 201 }, (_, i) => 400 + 2 * i);

/** Scatter from wavelength to wavelength, beside the error of calibration that a whole file shares. */
const scatterOfIndex = 0.0006;
const scatterOfExtinction = 0.0002;

/** n and k as an ellipsometer's program exports them, with one error of calibration for the whole file. */
export function opticalConstantsFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
}): Uint8Array {
  const { truth, name, draws } = request;
  const { errorOfIndex } = truth.opticalConstants;
  const { index, extinction } = truth.films[name];
  const { emissionWavelengthNm, pumpWavelengthNm } = truth;
  const pump = { wavelengthNm: pumpWavelengthNm, extinction: truePumpExtinction(truth, truth.films[name]) };
  const { n, k } = filmDispersion({ wavelengthsNm, emissionWavelengthNm, index, extinction, pump });
  const random = draws.forFilm(name, 'opticalConstants');
  const calibrationError = errorOfIndex * random.normal();
  const text = measuredText({
    sample: name,
    metadata: { Model: 'n and k point by point; thickness from AFM' },
    columns: [
      { header: 'wavelength_nm', values: wavelengthsNm, decimals: 1 },
      {
        header: 'n',
        values: n.map((value) => value + calibrationError + scatterOfIndex * random.normal()),
        decimals: 5,
      },
      {
        header: 'k',
        values: k.map((value) => Math.max(value + scatterOfExtinction * random.normal(), 0)),
        decimals: 5,
      },
      { header: 'n_error', values: wavelengthsNm.map(() => errorOfIndex), decimals: 4 },
      { header: 'k_error', values: wavelengthsNm.map(() => scatterOfExtinction), decimals: 4 },
    ],
  });
  return utf8(text);
}
