export { analyseThreshold } from './analyse.js';
export type * from './analysis.js';
export { takeApartSeries } from './take-apart-series.js';
export type { IntensityTable, ThresholdSeries } from './series.js';
export { bandShapes, type Band, type BandShapeName } from './spectra/band-shape.js';
export type { PeakAndWidth } from './spectra/peak-and-width.js';
export { spectrumPerEnergy, type EnergySpectrum } from './spectra/energy.js';
