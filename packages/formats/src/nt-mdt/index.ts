import type { MeasurementFormat } from '../format.js';
import { readMdt } from './read.js';
import { sniffMdt } from './sniff.js';

export const ntMdt: MeasurementFormat = {
  id: 'nt-mdt',
  title: 'NT-MDT images',
  extensions: ['.mdt'],
  kinds: ['height-map'],
  sniff: sniffMdt,
  read: readMdt,
};
