export * from './models/index.js';
export * from './cross-section/index.js';
export * from './density/index.js';
export * from './global-fit/index.js';
export * from './laser-threshold/index.js';
export * from './raw-fit/index.js';
export * from './stripe/index.js';
export * from './stripe/repeated/index.js';
export * from './threshold/index.js';
export {
  simulateSpikedSpectrum,
  type CountedLine,
  type SpikedSpectrumTruth,
} from './simulate/spiked-spectrum.js';
export { expectedFaultyIntensity, simulateFaultyScan, type StripeFault } from './simulate/stripe-fault.js';
export {
  simulateStripeScan,
  type SimulatedStripeScan,
  type StripeScanTruth,
} from './simulate/stripe-scan.js';
export {
  simulateThresholdSeries,
  thresholdSeriesNetGainPerCm,
  type SpectralLine,
  type ThresholdSeriesTruth,
} from './simulate/threshold-series.js';
export * from './propagation-loss/index.js';
export * from './planner/index.js';
export * from './spectral-gain/index.js';
