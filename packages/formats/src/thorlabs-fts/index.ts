import type { MeasurementFormat } from '../format.js';
import { readThorlabsFts } from './read.js';
import { sniffThorlabsFts } from './sniff.js';

export const thorlabsFts: MeasurementFormat = {
  id: 'thorlabs-fts',
  title: 'Thorlabs FTS and CCS text',
  extensions: [],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'Thorlabs OSA20x Fourier-transform and CCS spectrometers',
    tried: 'our own files after public programs that write it',
    notRead: 'intensities in dB or as ratios (refused), binary .spf2',
  },
  sniff: sniffThorlabsFts,
  read: readThorlabsFts,
};
