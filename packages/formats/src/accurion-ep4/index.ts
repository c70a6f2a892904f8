import type { MeasurementFormat } from '../format.js';
import { readEp4 } from './read.js';
import { sniffEp4 } from './sniff.js';

export const accurionEp4: MeasurementFormat = {
  id: 'accurion-ep4',
  title: 'Accurion EP4 ellipsometer',
  extensions: [],
  kinds: ['ellipsometry'],
  facts: {
    instruments: 'Accurion EP3 and EP4 imaging ellipsometers, data table',
    tried: 'EP4, one table of zones',
    notRead: 'series in time at one spot (refused)',
  },
  sniff: sniffEp4,
  read: readEp4,
};
