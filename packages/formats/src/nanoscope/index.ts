import type { MeasurementFormat } from '../format.js';
import { readNanoscope } from './read.js';
import { sniffNanoscope } from './sniff.js';

export const nanoscope: MeasurementFormat = {
  id: 'nanoscope',
  title: 'Bruker / Veeco / Digital Instruments Nanoscope',
  extensions: ['.spm', '.di'],
  kinds: ['height-map'],
  sniff: sniffNanoscope,
  read: readNanoscope,
};
