import type { MeasurementFormat } from '../format.js';
import { readOceanText } from './read.js';
import { sniffOceanText } from './sniff.js';

export { writeOceanText } from './write.js';
export type { OceanSpectrum } from './write.js';

export const oceanText: MeasurementFormat = {
  id: 'ocean-text',
  title: 'OceanView, SpectraSuite and Jaz text',
  extensions: ['.jaz'],
  kinds: ['spectrum-series'],
  sniff: sniffOceanText,
  read: readOceanText,
};
