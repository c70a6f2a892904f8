import type { MeasurementFormat } from '../format.js';
import { readAndorAsc } from './read.js';
import { sniffAndorAsc } from './sniff.js';

export const andorAsc: MeasurementFormat = {
  id: 'andor-asc',
  title: 'Andor Solis ASCII',
  extensions: [],
  kinds: ['spectrum-series'],
  sniff: sniffAndorAsc,
  read: readAndorAsc,
};
