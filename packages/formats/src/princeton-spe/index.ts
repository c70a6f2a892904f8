import type { MeasurementFormat } from '../format.js';
import { readPrincetonSpe } from './read.js';
import { sniffPrincetonSpe } from './sniff.js';

export const princetonSpe: MeasurementFormat = {
  id: 'princeton-spe',
  title: 'Princeton Instruments WinSpec and LightField',
  extensions: ['.spe'],
  kinds: ['spectrum-series', 'micrograph'],
  facts: {
    instruments: 'Princeton Instruments cameras with WinSpec, WinView, LightField',
    tried: 'WinView 2 (version 2), LightField 5.3 (version 3)',
    notRead:
      'uncalibrated single rows, several regions in version 2, kinetics of several regions (refused); time stamps',
  },
  sniff: sniffPrincetonSpe,
  read: readPrincetonSpe,
};
