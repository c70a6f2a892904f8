export { densityFromIndex, type IndexDensity, type IndexDensityInput } from './density-from-index.js';
export {
  effectiveMedium,
  effectiveMediumLaws,
  type EffectiveMediumLaw,
  type Mixture,
} from './effective-medium.js';
export { volumeFractionFromIndex, type VolumeFractionInput } from './volume-fraction.js';
