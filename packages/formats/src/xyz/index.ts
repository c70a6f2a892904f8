import type { MeasurementFormat } from '../format.js';
import { readXyz } from './read.js';
import { sniffXyz } from './sniff.js';

export const xyz: MeasurementFormat = {
  id: 'xyz',
  title: 'Points x, y, z on a grid, as text',
  extensions: ['.xyz'],
  kinds: ['height-map'],
  sniff: sniffXyz,
  read: readXyz,
};
