import type { MeasurementFormat } from '../format.js';
import { readPrincetonSpe } from './read.js';
import { sniffPrincetonSpe } from './sniff.js';

export const princetonSpe: MeasurementFormat = {
  id: 'princeton-spe',
  title: 'Princeton Instruments WinSpec and LightField',
  extensions: ['.spe'],
  kinds: ['spectrum-series'],
  sniff: sniffPrincetonSpe,
  read: readPrincetonSpe,
};
