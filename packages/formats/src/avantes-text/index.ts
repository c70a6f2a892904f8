import type { MeasurementFormat } from '../format.js';
import { readAvantesText } from './read.js';
import { sniffAvantesText } from './sniff.js';

export const avantesText: MeasurementFormat = {
  id: 'avantes-text',
  title: 'AvaSoft text',
  extensions: ['.ttt', '.trt', '.tit', '.tat'],
  kinds: ['spectrum-series'],
  facts: {
    instruments: 'Avantes AvaSpec run by AvaSoft',
    tried: 'our own files after exports of AvaSoft 6 and 8',
    notRead:
      'transmittance, reflectance, absorbance without the sample (refused); binary .ROH, .TRM, .RFL8, .IRR8',
  },
  sniff: sniffAvantesText,
  read: readAvantesText,
};
