export { folderSource, largestFileBytes } from './folder-source.js';
export { compareNaturally } from './natural-order.js';
export { writeFileAtomically } from './write-atomically.js';
