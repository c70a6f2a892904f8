export { guidedModes } from './guided-modes.js';
export type { Confinement, GuidedMode, Mode } from './mode.js';
export { modeProfile, type ModeField, type ModeProfile } from './mode-field.js';
export { confinementSlopes, type ConfinementSlopes } from './confinement-slopes.js';
export { orientedConfinement } from './oriented-confinement.js';
export { cutoffThickness, type LayerCutoff } from './cutoff.js';
