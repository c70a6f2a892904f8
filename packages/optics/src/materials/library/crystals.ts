import { formulaMaterial } from './formula-material.js';

/** Crystals. Of a uniaxial one the name with "-e" is the extraordinary ray, the other the ordinary. */
export const crystals = [
  formulaMaterial({
    name: 'sapphire',
    description: 'sapphire, ordinary ray, 20 C',
    source:
      'I. H. Malitson and M. J. Dodge, J. Opt. Soc. Am. 62, 1405 (1972); Handbook of Laser Science IV (1986), p. 30',
    number: 1,
    coefficients: [0, 1.4313493, 0.0726631, 0.65054713, 0.1193242, 5.3414021, 18.028251],
    rangeUm: [0.2, 5],
  }),
  formulaMaterial({
    name: 'sapphire-e',
    description: 'sapphire, extraordinary ray, 20 C',
    source:
      'I. H. Malitson and M. J. Dodge, J. Opt. Soc. Am. 62, 1405 (1972); Handbook of Laser Science IV (1986), p. 30',
    number: 1,
    coefficients: [0, 1.5039759, 0.0740288, 0.55069141, 0.1216529, 6.5927379, 20.072248],
    rangeUm: [0.2, 5],
  }),
  formulaMaterial({
    name: 'quartz-o',
    description: 'crystalline quartz, ordinary ray (fused quartz is fused-silica)',
    source: 'G. Ghosh, Opt. Commun. 163, 95 (1999), doi 10.1016/S0030-4018(99)00091-7',
    number: 2,
    coefficients: [0.28604141, 1.07044083, 1.00585997e-2, 1.10202242, 100],
    rangeUm: [0.198, 2.0531],
  }),
  formulaMaterial({
    name: 'quartz-e',
    description: 'crystalline quartz, extraordinary ray',
    source: 'G. Ghosh, Opt. Commun. 163, 95 (1999), doi 10.1016/S0030-4018(99)00091-7',
    number: 2,
    coefficients: [0.28851804, 1.09509924, 1.02101864e-2, 1.15662475, 100],
    rangeUm: [0.198, 2.0531],
  }),
  formulaMaterial({
    name: 'mgf2',
    description: 'magnesium fluoride, ordinary ray, 19 C',
    source: 'M. J. Dodge, Appl. Opt. 23, 1980 (1984), doi 10.1364/AO.23.001980',
    number: 1,
    coefficients: [0, 0.48755108, 0.04338408, 0.39875031, 0.09461442, 2.3120353, 23.793604],
    rangeUm: [0.2, 7],
  }),
  formulaMaterial({
    name: 'mgf2-e',
    description: 'magnesium fluoride, extraordinary ray, 19 C',
    source: 'M. J. Dodge, Appl. Opt. 23, 1980 (1984), doi 10.1364/AO.23.001980',
    number: 1,
    coefficients: [0, 0.41344023, 0.03684262, 0.50497499, 0.09076162, 2.4904862, 23.771995],
    rangeUm: [0.2, 7],
  }),
  formulaMaterial({
    name: 'lif',
    description: 'lithium fluoride, 24 C',
    source: 'H. H. Li, J. Phys. Chem. Ref. Data 5, 329 (1976), doi 10.1063/1.555536',
    number: 1,
    coefficients: [0, 0.92549, 0.07376, 6.96747, 32.79],
    rangeUm: [0.1, 11],
  }),
  formulaMaterial({
    name: 'tio2-rutile',
    description: 'rutile, ordinary ray',
    source: 'J. R. Devore, J. Opt. Soc. Am. 41, 416 (1951), doi 10.1364/JOSA.41.000416',
    number: 4,
    coefficients: [5.913, 0.2441, 0, 0.0803, 1, 0, 0, 0, 1],
    rangeUm: [0.43, 1.53],
  }),
  formulaMaterial({
    name: 'tio2-rutile-e',
    description: 'rutile, extraordinary ray',
    source: 'J. R. Devore, J. Opt. Soc. Am. 41, 416 (1951), doi 10.1364/JOSA.41.000416',
    number: 4,
    coefficients: [7.197, 0.3322, 0, 0.0843, 1, 0, 0, 0, 1],
    rangeUm: [0.43, 1.53],
  }),
  formulaMaterial({
    name: 'zno',
    description: 'zinc oxide, ordinary ray',
    source:
      'W. L. Bond, J. Appl. Phys. 36, 1674 (1965), doi 10.1063/1.1703106; fit of the Handbook of Optics, 3rd ed., vol. 4',
    number: 4,
    coefficients: [2.81418, 0.87968, 2, 0.3042, 2, 0, 0, 0, 1, -0.00711, 2],
    rangeUm: [0.45, 4],
  }),
  formulaMaterial({
    name: 'zno-e',
    description: 'zinc oxide, extraordinary ray',
    source:
      'W. L. Bond, J. Appl. Phys. 36, 1674 (1965), doi 10.1063/1.1703106; fit of the Handbook of Optics, 3rd ed., vol. 4',
    number: 4,
    coefficients: [2.80333, 0.9447, 2, 0.3004, 2, 0, 0, 0, 1, -0.00714, 2],
    rangeUm: [0.45, 4],
  }),
  formulaMaterial({
    name: 'zns',
    description: 'zinc sulfide, cubic, 20 C',
    source:
      'M. Debenham, Appl. Opt. 23, 2238 (1984), doi 10.1364/AO.23.002238; fit of C. A. Klein, Appl. Opt. 25, 1873 (1986), doi 10.1364/AO.25.001873',
    number: 4,
    coefficients: [8.393, 0.14383, 0, 0.2421, 2, 4430.99, 0, 36.71, 2],
    rangeUm: [0.405, 13],
  }),
  formulaMaterial({
    name: 'gan',
    description: 'gallium nitride, wurtzite, ordinary ray, 300 K',
    source: 'A. S. Barker Jr. and M. Ilegems, Phys. Rev. B 7, 743 (1973), doi 10.1103/PhysRevB.7.743',
    number: 1,
    coefficients: [2.6, 1.75, 0.256, 4.1, 17.86],
    rangeUm: [0.35, 10],
  }),
] as const;
