export { findModes, type Completeness, type ModeSearch } from './find-modes.js';
export { checkSearchRegion, type SearchRegion } from './search-region.js';
