import type { MeasurementFormat } from '../format.js';
import { readWsxm } from './read.js';
import { sniffWsxm } from './sniff.js';

export const wsxm: MeasurementFormat = {
  id: 'wsxm',
  title: 'WSxM image',
  extensions: ['.stp', '.top'],
  kinds: ['height-map'],
  sniff: sniffWsxm,
  read: readWsxm,
};
