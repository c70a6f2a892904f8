import type { MeasurementFormat } from '../format.js';
import { readWoollamMaterial } from './read.js';
import { sniffWoollamMaterial } from './sniff.js';

export const woollamMaterial: MeasurementFormat = {
  id: 'woollam-material',
  title: 'WVASE material',
  extensions: ['.mat'],
  kinds: ['optical-constants'],
  sniff: sniffWoollamMaterial,
  read: readWoollamMaterial,
};
