import type { MeasurementFormat } from '../format.js';
import { readAist } from './read.js';
import { sniffAist } from './sniff.js';

export { writeAist } from './write.js';

export const aist: MeasurementFormat = {
  id: 'aist',
  title: 'HORIBA SmartSPM / AIST-NT',
  extensions: ['.aist'],
  kinds: ['height-map'],
  facts: {
    instruments: 'AIST-NT and HORIBA SmartSPM, CombiScope, OmegaScope, XploRA Nano',
    tried: 'SmartSPM layout; our own files opened by Gwyddion 2.62',
    notRead: 'curves, settings of the view',
    writes: 'writeAist',
  },
  sniff: sniffAist,
  read: readAist,
};
