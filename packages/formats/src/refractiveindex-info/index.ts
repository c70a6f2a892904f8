import type { MeasurementFormat } from '../format.js';
import { readRefractiveIndexInfo } from './read.js';
import { sniffRefractiveIndexInfo } from './sniff.js';

export const refractiveIndexInfo: MeasurementFormat = {
  id: 'refractiveindex-info',
  title: 'refractiveindex.info material',
  extensions: ['.yml', '.yaml'],
  kinds: ['dispersion'],
  sniff: sniffRefractiveIndexInfo,
  read: readRefractiveIndexInfo,
};
