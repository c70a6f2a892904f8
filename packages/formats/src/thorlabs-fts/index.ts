import type { MeasurementFormat } from '../format.js';
import { readThorlabsFts } from './read.js';
import { sniffThorlabsFts } from './sniff.js';

export const thorlabsFts: MeasurementFormat = {
  id: 'thorlabs-fts',
  title: 'Thorlabs FTS and CCS text',
  extensions: [],
  kinds: ['spectrum-series'],
  sniff: sniffThorlabsFts,
  read: readThorlabsFts,
};
