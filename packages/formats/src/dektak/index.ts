import type { MeasurementFormat } from '../format.js';
import { readDektak } from './read.js';
import { sniffDektak } from './sniff.js';

export const dektak: MeasurementFormat = {
  id: 'dektak',
  title: 'Profile of a Dektak stylus profiler',
  extensions: [],
  kinds: ['height-map'],
  sniff: sniffDektak,
  read: readDektak,
};
