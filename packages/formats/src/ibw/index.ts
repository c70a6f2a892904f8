import type { MeasurementFormat } from '../format.js';
import { readIbw } from './read.js';
import { sniffIbw } from './sniff.js';

export const ibw: MeasurementFormat = {
  id: 'ibw',
  title: 'Igor binary wave (Asylum Research)',
  extensions: ['.ibw'],
  kinds: ['height-map'],
  sniff: sniffIbw,
  read: readIbw,
};
