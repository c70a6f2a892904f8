import type { MeasurementFormat } from '../format.js';
import { readGwy } from './read.js';
import { sniffGwy } from './sniff.js';

export { writeGwy } from './write.js';

export const gwy: MeasurementFormat = {
  id: 'gwy',
  title: 'Gwyddion native file',
  extensions: ['.gwy'],
  kinds: ['height-map'],
  facts: {
    instruments: 'Gwyddion 1 and 2',
    tried: 'GWYO and GWYP; our own files opened by Gwyddion 2.62',
    notRead: 'graphs, bricks, XYZ data, selections, logs; channels that are no lengths (left out, named)',
    writes: 'writeGwy',
  },
  sniff: sniffGwy,
  read: readGwy,
};
