import type { MeasurementFormat } from '../format.js';
import { readX3p } from './read.js';
import { sniffX3p } from './sniff.js';

export const x3p: MeasurementFormat = {
  id: 'x3p',
  title: 'X3P surface of ISO 25178-72',
  extensions: ['.x3p'],
  kinds: ['height-map'],
  facts: {
    instruments: 'confocal and interference microscopes, Mountains, forensic scans',
    tried: 'Mountains 6.2; our own files of all four data types, seen equally by Gwyddion 2.62',
    notRead: 'profiles, point clouds, axes with positions of their own, several layers (refused)',
  },
  sniff: sniffX3p,
  read: readX3p,
};
