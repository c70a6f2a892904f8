export { openZip, shrinksTooMuch } from './read-zip.js';
export type { ZipArchive } from './read-zip.js';
export type { ZipEntry } from './directory.js';
