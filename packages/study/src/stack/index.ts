export { readStack } from './read-stack.js';
export type { DispersiveLayer, StackAtWavelength, StackFile } from './stack-file.js';
export { singleWavelength } from './single-wavelength.js';
export { stackSchema } from './stack-schema.js';
export { parseWavelengths, type Wavelengths } from './wavelengths.js';
export {
  stackSpectrum,
  type LightPolarization,
  type StackResponse,
  type StackSpectrum,
} from './stack-light.js';
export { stackProfile, type PumpUptake, type StackProfile } from './stack-profile.js';
export {
  modesPicture,
  type DrawnMode,
  type ModesPicture,
  type PictureLayer,
  type PictureMode,
} from './modes-picture.js';
export { stackSweep, type StackSweep, type SweptVariable } from './stack-sweep.js';
export { sweepModes, type ModesSweep, type SweptMode } from './sweep-modes.js';
export { stackDocument, type StackRequest } from './stack-document.js';
