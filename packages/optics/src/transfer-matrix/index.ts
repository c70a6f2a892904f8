export { gradedLayers, stepMiddles, type GradedLayer } from './graded-layers.js';
export type { Illumination } from './illuminated-stack.js';
export { lightProfile, type LightProfile } from './light-profile.js';
export { planeWave, type PlaneWave, type PlaneWaveField } from './plane-wave.js';
export { averageOverFilm, depthWeights, type DepthWeights, type WeightingMode } from './depth-weights.js';
export { pumpAbsorption, type PumpAbsorption, type PumpIllumination } from './pump-absorption.js';
export { incoherentPlaneWave, type IncoherentResponse, type ThickLayerIllumination } from './thick-layer.js';
export { planeWaveSpectrum, type PlaneWaveSpectrum } from './plane-wave-spectrum.js';
export type { Spectral, SpectralIllumination, SpectralIndex, SpectralLayer } from './spectral-light.js';
