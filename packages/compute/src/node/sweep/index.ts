export { computePart, openSweepFile, type ComputedPart } from './compute-part.js';
export { manifestOf, readManifest, type Manifest } from './manifest.js';
export {
  failedUnits,
  finishedParts,
  forgetFailedParts,
  missingParts,
  openRunFolder,
  partFile,
} from './run-folder.js';
export { runParts, type RunOutcome } from './run-parts.js';
