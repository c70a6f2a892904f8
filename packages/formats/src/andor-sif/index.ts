import type { MeasurementFormat } from '../format.js';
import { readAndorSif } from './read.js';
import { sniffAndorSif } from './sniff.js';

export const andorSif: MeasurementFormat = {
  id: 'andor-sif',
  title: 'Andor Solis',
  extensions: ['.sif'],
  kinds: ['spectrum-series', 'micrograph'],
  facts: {
    instruments: 'Andor cameras run by Solis',
    tried:
      'versions 65559 and 65567 (Solis 4.12, 4.30 to 4.32): spectra, kinetic series, step and glue, images',
    notRead:
      'Raman shifts, uncalibrated single rows, echelle, step and scan without glue (refused); background and reference sections; spooled .sifx',
  },
  sniff: sniffAndorSif,
  read: readAndorSif,
};
