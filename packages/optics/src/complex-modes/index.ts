export { findModes, type Completeness, type ModeSearch } from './find-modes.js';
export type { SearchRegion } from './search-region.js';
