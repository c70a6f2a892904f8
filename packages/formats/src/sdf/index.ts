import type { MeasurementFormat } from '../format.js';
import { readSdf } from './read.js';
import { sniffSdf } from './sniff.js';

export const sdf: MeasurementFormat = {
  id: 'sdf',
  title: 'Surface data file of ISO 25178-71',
  extensions: ['.sdf'],
  kinds: ['height-map'],
  facts: {
    instruments: 'optical profilers, softgauges, SPIP',
    tried:
      'the example of the standard; our own files of all eight binary types, seen equally by Gwyddion 2.62',
    notRead: 'compression and check sums (the standard defines none)',
  },
  sniff: sniffSdf,
  read: readSdf,
};
