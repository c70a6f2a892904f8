import { formulaMaterial } from './formula-material.js';

/** Crystals (ordinary ray unless said otherwise) and dielectric films. */
export const crystalsAndFilms = [
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
    name: 'mgf2',
    description: 'magnesium fluoride, ordinary ray, 19 C',
    source: 'M. J. Dodge, Appl. Opt. 23, 1980 (1984), doi 10.1364/AO.23.001980',
    number: 1,
    coefficients: [0, 0.48755108, 0.04338408, 0.39875031, 0.09461442, 2.3120353, 23.793604],
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
    description: 'rutile, ordinary ray (films of TiO2 have a lower index: give a number or a file)',
    source: 'J. R. Devore, J. Opt. Soc. Am. 41, 416 (1951), doi 10.1364/JOSA.41.000416',
    number: 4,
    coefficients: [5.913, 0.2441, 0, 0.0803, 1, 0, 0, 0, 1],
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
    name: 'hfo2',
    description: 'hafnium oxide film, electron-beam evaporated',
    source: 'M. F. Al-Kuhaili, Opt. Mater. 27, 383 (2004), doi 10.1016/j.optmat.2004.04.014',
    number: 5,
    coefficients: [1.875, 6.28e-3, -2, 5.8e-4, -4],
    rangeUm: [0.2, 2],
  }),
  formulaMaterial({
    name: 'si3n4',
    description: 'silicon nitride film, low-pressure chemical vapour deposition',
    source: 'K. Luke et al., Opt. Lett. 40, 4823 (2015), doi 10.1364/OL.40.004823',
    number: 1,
    coefficients: [0, 3.0249, 0.1353406, 40314, 1239.842],
    rangeUm: [0.31, 5.504],
  }),
] as const;
