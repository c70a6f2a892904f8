import type { MeasurementFormat } from '../format.js';
import { readSdf } from './read.js';
import { sniffSdf } from './sniff.js';

export const sdf: MeasurementFormat = {
  id: 'sdf',
  title: 'Surface data file of ISO 25178-71',
  extensions: ['.sdf'],
  kinds: ['height-map'],
  sniff: sniffSdf,
  read: readSdf,
};
