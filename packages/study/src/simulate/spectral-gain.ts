import { trueFilmGainPerCm, trueMode } from './film-physics.js';
import type { ExperimentTruth } from './truth.js';

/**
 * Net gain at a wavelength: a Gaussian gain line that has the film's gain at the emission wavelength, less the loss,
 * which is the same at all wavelengths; none where no mode is guided.
 */
export function spectralNetGainPerCm(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly fluenceUjPerCm2: number;
  readonly wavelengthNm: number;
}): number {
  const { truth, name, fluenceUjPerCm2, wavelengthNm } = request;
  const film = truth.films[name];
  const mode = trueMode(truth, film);
  if (mode.kind === 'cut-off') return 0;
  const modalGainPerCm = mode.confinementModal * trueFilmGainPerCm(truth, film, fluenceUjPerCm2);
  const line = gainLine(truth, wavelengthNm) / gainLine(truth, truth.emissionWavelengthNm);
  return modalGainPerCm * line - film.lossPerCm;
}

function gainLine({ spectrum }: ExperimentTruth, wavelengthNm: number): number {
  const distance = (wavelengthNm - spectrum.gainPeakNm) / (spectrum.gainFwhmNm / 2);
  return Math.exp(-Math.LN2 * distance ** 2);
}
