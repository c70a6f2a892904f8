export {
  fitSpectralGain,
  type SpectralGain,
  type SpectralGainOptions,
  type SpectralGainPoint,
} from './spectral-gain.js';
export type { GainPeak } from './peak.js';
export type { PhotoluminescenceSpectrum, SourceComparison } from './source-comparison.js';
export { simulateSpectra, expectedSpectra, type SpectraTruth } from './simulate-spectra.js';
export { narrowedWidthNm, type NarrowingSource } from './narrowing.js';
export { gainFromNarrowing, type NarrowingInput } from './gain-from-narrowing.js';
export { narrowingOpinion, type NarrowingOpinion } from './narrowing-opinion.js';
