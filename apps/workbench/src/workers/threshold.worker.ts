import { outcomeOf, thresholdSpectra, type FilmFiles } from '@modalgain/compute';
import { expose } from 'comlink';

/** Spectra of a threshold series, read from the raw files. */
const functions = {
  spectra: (film: FilmFiles) => outcomeOf(() => thresholdSpectra(film)),
};

export type ThresholdWorker = typeof functions;

expose(functions);
