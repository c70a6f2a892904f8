import type { MeasurementFormat } from '../format.js';
import { readLabSpecText } from './read.js';
import { sniffLabSpecText } from './sniff.js';

export const labSpecText: MeasurementFormat = {
  id: 'labspec-text',
  title: 'LabSpec text',
  extensions: [],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'HORIBA LabRAM, XploRA, FHR, run by LabSpec 5 or 6',
    tried: 'our own files after public descriptions',
    notRead: 'files that state no unit of their axis (refused)',
  },
  sniff: sniffLabSpecText,
  read: readLabSpecText,
};
