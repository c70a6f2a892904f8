import type { MeasurementFormat } from '../format.js';
import { readXyz } from './read.js';
import { sniffXyz } from './sniff.js';

export const xyz: MeasurementFormat = {
  id: 'xyz',
  title: 'Points x, y, z on a grid, as text',
  extensions: ['.xyz'],
  kinds: ['height-map'],
  facts: {
    instruments: 'text exports of Gwyddion, WSxM, profilometers, spreadsheets',
    tried: 'files without a header in two orders; our own files with headers',
    notRead: 'scattered points, grids with gaps, several channels in further columns',
  },
  sniff: sniffXyz,
  read: readXyz,
};
