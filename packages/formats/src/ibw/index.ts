import type { MeasurementFormat } from '../format.js';
import { readIbw } from './read.js';
import { sniffIbw } from './sniff.js';

export const ibw: MeasurementFormat = {
  id: 'ibw',
  title: 'Igor binary wave (Asylum Research)',
  extensions: ['.ibw'],
  kinds: ['height-map'],
  facts: {
    instruments: 'Asylum Research MFP-3D, Cypher, Jupiter; Igor Pro since 3',
    tried: 'version 5 of a Cypher and of Gwyddion; versions 2 and 5 in both byte orders of our own making',
    notRead: 'curves, complex numbers, text, 64-bit integers, stacks of more than 64 layers',
  },
  sniff: sniffIbw,
  read: readIbw,
};
