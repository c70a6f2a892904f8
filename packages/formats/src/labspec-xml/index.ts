import type { MeasurementFormat } from '../format.js';
import { readLabSpecXml } from './read.js';
import { sniffLabSpecXml } from './sniff.js';

export const labSpecXml: MeasurementFormat = {
  id: 'labspec-xml',
  title: 'LabSpec XML',
  extensions: [],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'HORIBA LabRAM, XploRA, run by LabSpec 6',
    tried: 'our own files after public descriptions',
    notRead: 'grids of two axes as grids, images, fits stored in the file',
  },
  sniff: sniffLabSpecXml,
  read: readLabSpecXml,
};
