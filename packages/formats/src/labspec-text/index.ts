import type { MeasurementFormat } from '../format.js';
import { readLabSpecText } from './read.js';
import { sniffLabSpecText } from './sniff.js';

export const labSpecText: MeasurementFormat = {
  id: 'labspec-text',
  title: 'LabSpec text',
  extensions: [],
  kinds: ['spectrum-series'],
  sniff: sniffLabSpecText,
  read: readLabSpecText,
};
