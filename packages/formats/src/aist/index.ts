import type { MeasurementFormat } from '../format.js';
import { readAist } from './read.js';
import { sniffAist } from './sniff.js';

export { writeAist } from './write.js';

export const aist: MeasurementFormat = {
  id: 'aist',
  title: 'HORIBA SmartSPM / AIST-NT',
  extensions: ['.aist'],
  kinds: ['height-map'],
  sniff: sniffAist,
  read: readAist,
};
