import type { MeasurementFormat } from '../format.js';
import { readGsf } from './read.js';
import { sniffGsf } from './sniff.js';

export { writeGsf } from './write.js';

export const gsf: MeasurementFormat = {
  id: 'gsf',
  title: 'Gwyddion Simple Field',
  extensions: ['.gsf'],
  kinds: ['height-map'],
  sniff: sniffGsf,
  read: readGsf,
};
