export { absorptionLossPerCm, decibelPerCm } from './absorption-loss.js';
export {
  measuredRoughnessSpectrum,
  roughnessSpectrum,
  type RoughnessModel,
  type RoughnessSpectrum,
} from './roughness-spectrum.js';
export { scatteringLossPerCm, type RoughInterface } from './scattering-loss.js';
