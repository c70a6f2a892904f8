import type { MeasurementFormat } from '../format.js';
import { readProcSpec } from './read.js';
import { sniffProcSpec } from './sniff.js';

export const procSpec: MeasurementFormat = {
  id: 'proc-spec',
  title: 'SpectraSuite ProcSpec',
  extensions: ['.procspec'],
  kinds: ['spectrum-series'],
  sniff: sniffProcSpec,
  read: readProcSpec,
};
