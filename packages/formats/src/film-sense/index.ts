import type { MeasurementFormat } from '../format.js';
import { readFilmSense } from './read.js';
import { sniffFilmSense } from './sniff.js';

export const filmSense: MeasurementFormat = {
  id: 'film-sense',
  title: 'Film Sense ellipsometer',
  extensions: [],
  kinds: ['ellipsometry'],
  sniff: sniffFilmSense,
  read: readFilmSense,
};
