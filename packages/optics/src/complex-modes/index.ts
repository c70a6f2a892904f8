export { findModes, type Completeness, type ModeSearch } from './find-modes.js';
export { modeNear } from './mode-near.js';
export { checkSearchRegion, type SearchRegion } from './search-region.js';
