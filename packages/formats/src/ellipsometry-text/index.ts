import type { MeasurementFormat } from '../format.js';
import { readEllipsometryText } from './read.js';
import { sniffEllipsometryText } from './sniff.js';

export const ellipsometryText: MeasurementFormat = {
  id: 'ellipsometry-text',
  title: 'Psi and Delta of WVASE, CompleteEASE or a table',
  extensions: [],
  kinds: ['ellipsometry'],
  sniff: sniffEllipsometryText,
  read: readEllipsometryText,
};
