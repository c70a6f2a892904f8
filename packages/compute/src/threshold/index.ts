export { thresholdSpectra, type ThresholdSpectra } from './film-spectra.js';
