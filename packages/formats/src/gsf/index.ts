import type { MeasurementFormat } from '../format.js';
import { readGsf } from './read.js';
import { sniffGsf } from './sniff.js';

export { writeGsf } from './write.js';

export const gsf: MeasurementFormat = {
  id: 'gsf',
  title: 'Gwyddion Simple Field',
  extensions: ['.gsf'],
  kinds: ['height-map'],
  facts: {
    instruments: 'Gwyddion',
    tried: 'files of Gwyddion 2.62 and of our own',
    notRead: 'nothing: the format holds one channel without a mask',
    writes: 'writeGsf',
  },
  sniff: sniffGsf,
  read: readGsf,
};
