import { formulaMaterial } from './formula-material.js';
import { tableMaterial } from './table-material.js';

/** Covers and solvents. */
export const fluids = [
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
  tableMaterial({
    name: 'water',
    description: 'liquid water, 25 C',
    source: 'G. M. Hale and M. R. Querry, Appl. Opt. 12, 555 (1973), doi 10.1364/AO.12.000555',
    wavelengthNm: [
      200, 225, 250, 275, 300, 325, 350, 375, 400, 425, 450, 475, 500, 525, 550, 575, 600, 625, 650, 675, 700,
      725, 750, 775, 800, 825, 850, 875, 900, 925, 950, 975, 1000, 1200, 1400, 1600, 1800, 2000,
    ],
    n: [
      1.396, 1.373, 1.362, 1.354, 1.349, 1.346, 1.343, 1.341, 1.339, 1.338, 1.337, 1.336, 1.335, 1.334, 1.333,
      1.333, 1.332, 1.332, 1.331, 1.331, 1.331, 1.33, 1.33, 1.33, 1.329, 1.329, 1.329, 1.328, 1.328, 1.328,
      1.327, 1.327, 1.327, 1.324, 1.321, 1.317, 1.312, 1.306,
    ],
    k: [
      1.1e-7, 4.9e-8, 3.35e-8, 2.35e-8, 1.6e-8, 1.08e-8, 6.5e-9, 3.5e-9, 1.86e-9, 1.3e-9, 1.02e-9, 9.35e-10,
      1e-9, 1.32e-9, 1.96e-9, 3.6e-9, 1.09e-8, 1.39e-8, 1.64e-8, 2.23e-8, 3.35e-8, 9.15e-8, 1.56e-7, 1.48e-7,
      1.25e-7, 1.82e-7, 2.93e-7, 3.91e-7, 4.86e-7, 1.06e-6, 2.93e-6, 3.48e-6, 2.89e-6, 9.89e-6, 0.000138,
      8.55e-5, 0.000115, 0.0011,
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
    name: 'octane',
    description: 'n-octane, 20 C',
    source: 'K. Kerl and H. Varchmin, J. Mol. Struct. 349, 257 (1995), doi 10.1016/0022-2860(95)08758-N',
    number: 5,
    coefficients: [1.39260498, -4.48963e-3, -1, 4.79591e-3, -2],
    rangeUm: [0.326, 0.644],
  }),
  formulaMaterial({
    name: 'toluene',
    description: 'toluene, 20 C; n only (k is about 1e-8 in the visible)',
    source: 'S. Kedenburg et al., Opt. Mater. Express 2, 1588 (2012), doi 10.1364/OME.2.001588',
    number: 2,
    coefficients: [0, 1.17477, 0.01825],
    rangeUm: [0.5, 1.6],
  }),
  formulaMaterial({
    name: 'ethanol',
    description: 'ethanol, 20 C',
    source: 'J. Rheims et al., Meas. Sci. Technol. 8, 601 (1997), doi 10.1088/0957-0233/8/6/003',
    number: 5,
    coefficients: [1.35265, 0.00306, -2, 0.00002, -4],
    rangeUm: [0.4765, 0.83],
  }),
] as const;
