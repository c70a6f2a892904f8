import { materialFromBlocks } from '../material.js';
import { formulaMaterial } from './formula-material.js';

/** Covers, solvents and polymers. */
export const fluidsAndPolymers = [
  formulaMaterial({
    name: 'vacuum',
    description: 'vacuum: n = 1 at every wavelength',
    source: 'by definition',
    number: 5,
    coefficients: [1],
    rangeUm: [0.001, 1000],
  }),
  formulaMaterial({
    name: 'air',
    description: 'dry air, 15 C, 101.325 kPa, 450 ppm CO2',
    source: 'P. E. Ciddor, Appl. Opt. 35, 1566 (1996), doi 10.1364/AO.35.001566',
    number: 6,
    coefficients: [0, 0.05792105, 238.0185, 0.00167917, 57.362],
    rangeUm: [0.23, 1.69],
  }),
  materialFromBlocks({
    name: 'water',
    description: 'liquid water, 25 C; n only (k is below 2e-7 here)',
    source: 'G. M. Hale and M. R. Querry, Appl. Opt. 12, 555 (1973), doi 10.1364/AO.12.000555',
    blocks: [
      {
        kind: 'table',
        columns: 'n',
        wavelengthUm: Float64Array.from({ length: 16 }, (_, i) => (400 + 25 * i) / 1000),
        n: Float64Array.of(
          1.339,
          1.338,
          1.337,
          1.336,
          1.335,
          1.334,
          1.333,
          1.333,
          1.332,
          1.332,
          1.331,
          1.331,
          1.331,
          1.33,
          1.33,
          1.33,
        ),
      },
    ],
  }),
  formulaMaterial({
    name: 'hexane',
    description: 'n-hexane, 20 C',
    source: 'K. Kerl and H. Varchmin, J. Mol. Struct. 349, 257 (1995), doi 10.1016/0022-2860(95)08758-N',
    number: 5,
    coefficients: [1.34830572, -3.93237e-3, -1, 4.42005e-3, -2],
    rangeUm: [0.326, 0.644],
  }),
  formulaMaterial({
    name: 'pmma',
    description: 'poly(methyl methacrylate), 20 C',
    source: 'N. Sultanova, S. Kasarova and I. Nikolov, Acta Phys. Pol. A 116, 585 (2009)',
    number: 2,
    coefficients: [0, 1.1819, 0.011313],
    rangeUm: [0.4368, 1.052],
  }),
  formulaMaterial({
    name: 'polystyrene',
    description: 'polystyrene, 20 C',
    source: 'N. Sultanova, S. Kasarova and I. Nikolov, Acta Phys. Pol. A 116, 585 (2009)',
    number: 2,
    coefficients: [0, 1.4435, 0.020216],
    rangeUm: [0.4368, 1.052],
  }),
  formulaMaterial({
    name: 'su-8',
    description: 'SU-8 2000 epoxy resist, uncured',
    source: 'Microchem SU-8 2000 data sheet (2011)',
    number: 5,
    coefficients: [1.566, 0.00796, -2, 0.00014, -4],
    rangeUm: [0.32, 0.8],
  }),
] as const;
