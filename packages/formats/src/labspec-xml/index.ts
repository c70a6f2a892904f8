import type { MeasurementFormat } from '../format.js';
import { readLabSpecXml } from './read.js';
import { sniffLabSpecXml } from './sniff.js';

export const labSpecXml: MeasurementFormat = {
  id: 'labspec-xml',
  title: 'LabSpec XML',
  extensions: [],
  kinds: ['spectrum-series'],
  sniff: sniffLabSpecXml,
  read: readLabSpecXml,
};
