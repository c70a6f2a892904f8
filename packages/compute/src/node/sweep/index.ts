export { computePart, openSweepFile, type ComputedPart, type SweepFile } from './compute-part.js';
export { changesSince, manifestOf, readManifest, type Manifest } from './manifest.js';
export { lineCountOf, mergedRows } from './merged-rows.js';
export { openRunFolder } from './open-run-folder.js';
export { refuseChangedInput } from './refuse-changed-input.js';
export { finishedParts, missingParts, partFile } from './run-folder.js';
export { runParts, type RunOutcome } from './run-parts.js';
export { runStatus, type RunStatus } from './run-status.js';
export { writeCsv, writeParquet } from './write-table.js';
