import type { MeasurementFormat } from '../format.js';
import { readX3p } from './read.js';
import { sniffX3p } from './sniff.js';

export const x3p: MeasurementFormat = {
  id: 'x3p',
  title: 'X3P surface of ISO 25178-72',
  extensions: ['.x3p'],
  kinds: ['height-map'],
  sniff: sniffX3p,
  read: readX3p,
};
