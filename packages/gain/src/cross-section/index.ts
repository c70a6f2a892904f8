export {
  emissionCrossSection,
  type EmissionCrossSection,
  type EmissionSpectrum,
} from './emission-cross-section.js';
