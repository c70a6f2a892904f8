export { bootstrapScan, type BootstrapRequest } from './bootstrap-scan.js';
export type { FilmFiles } from './film-files.js';
export { refitFilm } from './refit-film.js';
export { spectraOfFilm, type ScanSpectra } from './scan-spectra.js';
export { fitWindow, type WindowAnswer, type WindowRequest } from './window-fit.js';
export type { WindowSentence } from './window-sentence.js';
