import type { MeasurementFormat } from '../format.js';
import { readDektak } from './read.js';
import { sniffDektak } from './sniff.js';

export const dektak: MeasurementFormat = {
  id: 'dektak',
  title: 'Profile of a Dektak stylus profiler',
  extensions: [],
  kinds: ['height-map'],
  facts: {
    instruments: 'Bruker Dektak with Vision64',
    tried: 'one profile of 9600 points',
    notRead: 'binary .opdx and .opd, text of Dektak 3 and 6M',
  },
  sniff: sniffDektak,
  read: readDektak,
};
