import type { MeasurementFormat } from '../format.js';
import { readAvantesText } from './read.js';
import { sniffAvantesText } from './sniff.js';

export const avantesText: MeasurementFormat = {
  id: 'avantes-text',
  title: 'AvaSoft text',
  extensions: ['.ttt', '.trt', '.tit', '.tat'],
  kinds: ['spectrum-series'],
  sniff: sniffAvantesText,
  read: readAvantesText,
};
