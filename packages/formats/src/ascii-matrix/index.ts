import type { MeasurementFormat } from '../format.js';
import { readAsciiMatrix } from './read.js';
import { sniffAsciiMatrix } from './sniff.js';

export const asciiMatrix: MeasurementFormat = {
  id: 'ascii-matrix',
  title: 'Text matrix of heights (Gwyddion, SPIP)',
  extensions: [],
  kinds: ['height-map'],
  facts: {
    instruments: 'text exports of Gwyddion (any language) and SPIP, phase images of interferometers',
    tried: 'Gwyddion in English and German, an interferometer, our own SPIP files',
    notRead: 'matrices without a header, commas between numbers, the matrix of WSxM',
  },
  sniff: sniffAsciiMatrix,
  read: readAsciiMatrix,
};
