import type { MeasurementFormat } from '../format.js';
import { readMdt } from './read.js';
import { sniffMdt } from './sniff.js';

export const ntMdt: MeasurementFormat = {
  id: 'nt-mdt',
  title: 'NT-MDT images',
  extensions: ['.mdt'],
  kinds: ['height-map'],
  facts: {
    instruments: 'NT-MDT microscopes with Nova and its predecessors',
    tried:
      'Nova (frame type 106, a current); our own files of both kinds of frames, seen equally by Gwyddion 2.62',
    notRead: 'spectra, curves, volumes, 64-bit integers; images that are no heights (left out, named)',
  },
  sniff: sniffMdt,
  read: readMdt,
};
