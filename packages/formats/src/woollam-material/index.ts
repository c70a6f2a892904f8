import type { MeasurementFormat } from '../format.js';
import { readWoollamMaterial } from './read.js';
import { sniffWoollamMaterial } from './sniff.js';

export const woollamMaterial: MeasurementFormat = {
  id: 'woollam-material',
  title: 'WVASE material',
  extensions: ['.mat'],
  kinds: ['optical-constants'],
  facts: {
    instruments: 'J.A. Woollam WVASE, tables of a material',
    tried: 'silicon of Aspnes (eV, e1 and e2); our own files in nm with n and k',
    notRead: 'materials that are formulas (refused)',
  },
  sniff: sniffWoollamMaterial,
  read: readWoollamMaterial,
};
