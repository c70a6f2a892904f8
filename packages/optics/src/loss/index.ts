export { absorptionLossPerCm, decibelPerCm } from './absorption-loss.js';
export {
  measuredScatteringLoss,
  scatteringWavenumbers,
  type MeasuredRoughness,
} from './measured-scattering.js';
export {
  measuredRoughnessSpectrum,
  roughnessSpectrum,
  type RoughnessModel,
  type RoughnessSpectrum,
  type SpectrumPoints,
} from './roughness-spectrum.js';
export { scatteringLossPerCm, type RoughInterface } from './scattering-loss.js';
