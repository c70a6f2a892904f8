export { confinementCurve, type ConfinementCurves } from './confinement-curve.js';
export {
  confinementEstimates,
  type ConfinementEstimates,
  type FilmEstimates,
} from './confinement-estimates.js';
export { confinementMap, type ConfinementMap, type ConfinementMapRequest } from './confinement-map.js';
export { cutoffTicks, type CutoffTick, type CutoffTicks, type SliderRanges } from './cutoff-ticks.js';
export { filmMode, type FilmMode } from './film-mode.js';
export { modeName, type ModeNumbers, type WhichMode } from './guide-modes.js';
export {
  guidePicture,
  interfacesNm,
  type AbsentMode,
  type GuidePicture,
  type PictureMode,
} from './guide-picture.js';
export type { GuideLayer, GuideMedium, GuideStack } from './guide-stack.js';
export {
  liveGuide,
  type LiveGuide,
  type ResolvedGuide,
  type TriedGuide,
  type TriedLayer,
  type TriedStack,
} from './live-guide.js';
export { materialCurve, materialEntries, type MaterialCurve, type MaterialEntry } from './materials.js';
export { netGainOf } from './net-gain.js';
export { pumpProfile, type PumpProfile } from './pump-profile.js';
export { solveGuide, type GuideAnswer, type GuideRequest } from './solve-guide.js';
