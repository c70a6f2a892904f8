import type { MeasurementFormat } from '../format.js';
import { readEllipsometryText } from './read.js';
import { sniffEllipsometryText } from './sniff.js';

export const ellipsometryText: MeasurementFormat = {
  id: 'ellipsometry-text',
  title: 'Psi and Delta of WVASE, CompleteEASE or a table',
  extensions: [],
  kinds: ['ellipsometry'],
  facts: {
    instruments: 'J.A. Woollam instruments (WVASE, CompleteEASE), tables of Psi and Delta',
    tried: 'WVASE and CompleteEASE 6.37, tables with and without errors',
    notRead: 'Mueller matrices, rows of other types than Psi and Delta (counted in the notes)',
  },
  sniff: sniffEllipsometryText,
  read: readEllipsometryText,
};
