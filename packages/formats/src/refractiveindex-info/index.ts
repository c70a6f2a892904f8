import type { MeasurementFormat } from '../format.js';
import { readRefractiveIndexInfo } from './read.js';
import { sniffRefractiveIndexInfo } from './sniff.js';

export const refractiveIndexInfo: MeasurementFormat = {
  id: 'refractiveindex-info',
  title: 'refractiveindex.info material',
  extensions: ['.yml', '.yaml'],
  kinds: ['dispersion'],
  facts: {
    instruments: 'database refractiveindex.info',
    tried: '79 pages with all nine formulas and tables',
    notRead: 'the nonlinear index n2 (refused)',
  },
  sniff: sniffRefractiveIndexInfo,
  read: readRefractiveIndexInfo,
};
