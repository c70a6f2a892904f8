import type { MeasurementFormat } from '../format.js';
import { readNanoscope } from './read.js';
import { sniffNanoscope } from './sniff.js';

export const nanoscope: MeasurementFormat = {
  id: 'nanoscope',
  title: 'Bruker / Veeco / Digital Instruments Nanoscope',
  extensions: ['.spm', '.di'],
  kinds: ['height-map'],
  facts: {
    instruments: 'Bruker, Veeco and Digital Instruments MultiMode, Dimension, Nanoscope III to VI',
    tried: 'versions 0x05120130, 0x05310001, 0x07200000, 0x09200000 (our own), 0x10000102',
    notRead:
      'force curves and volumes, files exported as text, versions before 5; channels that are no heights (left out, named)',
  },
  sniff: sniffNanoscope,
  read: readNanoscope,
};
