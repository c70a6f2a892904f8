export { compareEllipsometry } from './compare.js';
