export type { Illumination } from './illuminated-stack.js';
export { lightProfile, type LightProfile } from './light-profile.js';
export { planeWave, type PlaneWave, type PlaneWaveField } from './plane-wave.js';
