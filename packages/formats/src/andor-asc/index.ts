import type { MeasurementFormat } from '../format.js';
import { readAndorAsc } from './read.js';
import { sniffAndorAsc } from './sniff.js';

export const andorAsc: MeasurementFormat = {
  id: 'andor-asc',
  title: 'Andor Solis ASCII',
  extensions: [],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'Andor Newton, iDus, iXon and others, exported by Solis',
    tried: 'Solis 4.30 and 4.32, description above and below the numbers',
    notRead: 'axes in pixels, transmission, absorbance (refused)',
  },
  sniff: sniffAndorAsc,
  read: readAndorAsc,
};
