export type { Confinement, GuidedMode } from './guided-mode.js';
export { guidedModes } from './guided-modes.js';
export { modeProfile, type ModeField, type ModeProfile } from './mode-field.js';
export { cutoffThickness, type LayerCutoff } from './cutoff.js';
