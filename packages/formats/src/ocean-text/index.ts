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
  facts: {
    instruments: 'Ocean Optics and Ocean Insight USB, HR, QE, Flame, Jaz',
    tried: 'SpectraSuite (USB4000, USB2+, decimal comma), OceanView 1 (USB2+), Jaz',
    notRead: 'Raman shift, pixels, energy (refused); time series of OceanView',
    writes: 'writeOceanText',
  },
  sniff: sniffOceanText,
  read: readOceanText,
};
