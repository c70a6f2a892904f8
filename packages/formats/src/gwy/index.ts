import type { MeasurementFormat } from '../format.js';
import { readGwy } from './read.js';
import { sniffGwy } from './sniff.js';

export { writeGwy } from './write.js';

export const gwy: MeasurementFormat = {
  id: 'gwy',
  title: 'Gwyddion native file',
  extensions: ['.gwy'],
  kinds: ['height-map'],
  sniff: sniffGwy,
  read: readGwy,
};
