export { openZip } from './read-zip.js';
export type { ZipArchive } from './read-zip.js';
