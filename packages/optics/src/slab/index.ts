export type { Slab, SlabModeRequest } from './slab.js';
export { slabCutoffThicknessNm } from './slab-cutoff.js';
export { slabMode, type SlabMode, type SlabOutcome } from './slab-mode.js';
export { slabSlopes, type SlabSlopes } from './slab-slopes.js';
