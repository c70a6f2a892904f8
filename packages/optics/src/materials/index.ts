export { evaluateDispersion, type IndexAtWavelength } from './dispersion.js';
export { findMaterial, materialsCovering } from './find-material.js';
export { materialLibrary } from './library/index.js';
export {
  indexSlopePerNm,
  indexSlopes,
  materialFromBlocks,
  materialFromDispersion,
  materialFromTable,
  materialGroupIndex,
  materialIndex,
  type Material,
} from './material.js';
