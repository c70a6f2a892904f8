export { evaluateDispersion, type IndexAtWavelength } from './dispersion.js';
export { findMaterial } from './find-material.js';
export { materialLibrary } from './library/index.js';
export {
  indexSlopePerNm,
  materialFromBlocks,
  materialFromDispersion,
  materialFromTable,
  type Material,
} from './material.js';
