import type { MeasurementFormat } from '../format.js';
import { readAndorSif } from './read.js';
import { sniffAndorSif } from './sniff.js';

export const andorSif: MeasurementFormat = {
  id: 'andor-sif',
  title: 'Andor Solis',
  extensions: ['.sif'],
  kinds: ['spectrum-series'],
  sniff: sniffAndorSif,
  read: readAndorSif,
};
