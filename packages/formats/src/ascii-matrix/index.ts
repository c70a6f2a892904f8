import type { MeasurementFormat } from '../format.js';
import { readAsciiMatrix } from './read.js';
import { sniffAsciiMatrix } from './sniff.js';

export const asciiMatrix: MeasurementFormat = {
  id: 'ascii-matrix',
  title: 'Text matrix of heights (Gwyddion, SPIP)',
  extensions: [],
  kinds: ['height-map'],
  sniff: sniffAsciiMatrix,
  read: readAsciiMatrix,
};
