export { emissionCrossSection, type EmissionCrossSection } from './emission-cross-section.js';
export type { EmissionSpectrum } from './spectrum.js';
