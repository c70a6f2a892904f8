import { formulaMaterial } from './formula-material.js';

/** What substrates called "glass" are made of. */
export const glasses = [
  formulaMaterial({
    name: 'fused-silica',
    description: 'fused silica, 20 C',
    source: 'I. H. Malitson, J. Opt. Soc. Am. 55, 1205 (1965), doi 10.1364/JOSA.55.001205',
    number: 1,
    coefficients: [0, 0.6961663, 0.0684043, 0.4079426, 0.1162414, 0.8974794, 9.896161],
    rangeUm: [0.21, 6.7],
  }),
  formulaMaterial({
    name: 'soda-lime-glass',
    description: 'clear soda-lime window glass; n only (k is 1e-7 to 1e-6 in the visible)',
    source: 'M. Rubin, Sol. Energy Mater. 12, 275 (1985), doi 10.1016/0165-1633(85)90052-8',
    number: 5,
    coefficients: [1.513, -0.003169, 2, 0.003962, -2],
    rangeUm: [0.31, 4.6],
  }),
  formulaMaterial({
    name: 'n-bk7',
    description: 'Schott N-BK7, 20 C; n only (k is about 1e-8 in the visible)',
    source: 'Schott optical glass catalogue of 2017-01-20',
    number: 2,
    coefficients: [0, 1.03961212, 0.00600069867, 0.231792344, 0.0200179144, 1.01046945, 103.560653],
    rangeUm: [0.3, 2.5],
  }),
  formulaMaterial({
    name: 'borofloat-33',
    description: 'Schott Borofloat 33 borosilicate glass; n only (k is below 1e-6 from 300 nm)',
    source: 'Schott data sheet of June 2021, fit of the refractiveindex.info database',
    number: 1,
    coefficients: [0.3542, 0.78657, 0.10856, 0.18285, 4.427],
    rangeUm: [0.24, 1.55],
  }),
] as const;
