import type { MeasurementFormat } from '../format.js';
import { readWsxm } from './read.js';
import { sniffWsxm } from './sniff.js';

export const wsxm: MeasurementFormat = {
  id: 'wsxm',
  title: 'WSxM image',
  extensions: ['.stp', '.top'],
  kinds: ['height-map'],
  facts: {
    instruments: 'Nanotec Cervantes and Dulcinea, all that WSxM saves',
    tried: 'WSxM 5.0 (16-bit); our own files of three types, seen equally by Gwyddion 2.62',
    notRead: 'curves, movies, spectroscopy, files of WSxM 1, text exports',
  },
  sniff: sniffWsxm,
  read: readWsxm,
};
