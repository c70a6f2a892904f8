import type { MeasurementFormat } from '../format.js';
import { readFilmSense } from './read.js';
import { sniffFilmSense } from './sniff.js';

export const filmSense: MeasurementFormat = {
  id: 'film-sense',
  title: 'Film Sense ellipsometer',
  extensions: [],
  kinds: ['ellipsometry'],
  facts: {
    instruments: 'Film Sense multi-wavelength ellipsometers',
    tried: 'one static measurement',
    notRead: 'dynamic measurements',
  },
  sniff: sniffFilmSense,
  read: readFilmSense,
};
