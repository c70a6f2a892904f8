export { folderSource, largestFileBytes } from './folder-source.js';
export { writeFileAtomically } from './write-atomically.js';
