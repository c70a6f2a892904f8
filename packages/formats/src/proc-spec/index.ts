import type { MeasurementFormat } from '../format.js';
import { readProcSpec } from './read.js';
import { sniffProcSpec } from './sniff.js';

export const procSpec: MeasurementFormat = {
  id: 'proc-spec',
  title: 'SpectraSuite ProcSpec',
  extensions: ['.procspec'],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'Ocean Optics spectrometers run by SpectraSuite',
    tried: 'USB4000 of 2006, French locale',
    notRead: 'what SpectraSuite computed of it (transmission, absorbance); the signatures are not checked',
  },
  sniff: sniffProcSpec,
  read: readProcSpec,
};
