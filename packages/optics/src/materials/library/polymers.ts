import { materialFromBlocks } from '../material.js';
import { formulaMaterial } from './formula-material.js';
import { tableMaterial } from './table-material.js';

/** Polymers: matrices, resists, elastomers and contacts. */
export const polymers = [
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
  formulaMaterial({
    name: 'polycarbonate',
    description: 'polycarbonate, 20 C',
    source: 'N. Sultanova, S. Kasarova and I. Nikolov, Acta Phys. Pol. A 116, 585 (2009)',
    number: 2,
    coefficients: [0, 1.4182, 0.021304],
    rangeUm: [0.4368, 1.052],
  }),
  formulaMaterial({
    name: 'pva',
    description: 'polyvinyl alcohol film, 10 um, 24 C',
    source: 'I. Bodurov et al., Nanosci. Nanotechnol. 16, 31 (2016)',
    number: 1,
    coefficients: [0, 1.149, 0.1234783],
    rangeUm: [0.405, 0.635],
  }),
  formulaMaterial({
    name: 'noa-61',
    description: 'Norland optical adhesive 61, cured',
    source: 'Norland data sheet (2016)',
    number: 5,
    coefficients: [1.5375, 0.00829045, -2, -0.000211046, -4],
    rangeUm: [0.45, 1.55],
  }),
  formulaMaterial({
    name: 'pvp',
    description: 'polyvinylpyrrolidone; n only',
    source: 'T. A. F. Koenig et al., ACS Nano 8, 6182 (2014), doi 10.1021/nn501601e',
    number: 5,
    coefficients: [1.5151, 0.00279, -2, 5.0756e-4, -4],
    rangeUm: [0.375, 1],
  }),
  tableMaterial({
    name: 'pvk',
    description: 'poly(9-vinylcarbazole) film, field in its plane; +- 0.008',
    source:
      'M. Campoy-Quiles et al., Phys. Status Solidi C 5, 1270 (2008), doi 10.1002/pssc.200777835: mean of seven methods',
    wavelengthNm: [633],
    n: [1.675],
  }),
  tableMaterial({
    name: 'pvk-e',
    description: 'poly(9-vinylcarbazole) film, field normal to it; +- 0.018',
    source:
      'M. Campoy-Quiles et al., Phys. Status Solidi C 5, 1270 (2008), doi 10.1002/pssc.200777835: mean of seven methods',
    wavelengthNm: [633],
    n: [1.722],
  }),
  // Thinned: straight lines between the rows kept miss no row of the source by more than 0.0005.
  tableMaterial({
    name: 'pdms',
    description: 'polydimethylsiloxane, Sylgard 184, 10 to 1',
    source: 'V. Gupta et al., ACS Appl. Mater. Interfaces 11, 28189 (2019), doi 10.1021/acsami.9b08871',
    wavelengthNm: [300, 321, 345, 372, 403, 438, 478, 525, 583, 727, 930, 1235, 1690],
    n: [
      1.4526, 1.4438, 1.4363, 1.43007, 1.42484, 1.42057, 1.41706, 1.41414, 1.41164, 1.40816, 1.40595, 1.40457,
      1.40377,
    ],
  }),
  materialFromBlocks({
    name: 'pedot-pss',
    description: 'PEDOT:PSS film (Clevios AI 4083)',
    source:
      'C.-W. Chen et al., J. Mater. Chem. A 3, 9152 (2015), doi 10.1039/C4TA05237D: points read from a figure',
    blocks: [
      {
        kind: 'table',
        columns: 'n',
        wavelengthUm: inUm([
          301.9, 306.2, 311.3, 318.9, 327.4, 336.7, 346.1, 356.3, 366.5, 377.5, 386.8, 402.1, 414.9, 427.6,
          439.5, 452.2, 464.1, 476, 489.6, 506.6, 526.1, 546.5, 565.2, 585.6, 608.5, 639.9, 658.6, 679, 701.1,
          724, 746.1, 774.1, 803.8, 827.6, 852.2, 878.6, 903.2, 927.8, 949, 970.3, 991.5, 1010.2, 1022.9,
          1037.4, 1054.4, 1067.1, 1079.8, 1096.8,
        ]),
        n: Float64Array.from([
          1.5806, 1.5773, 1.5746, 1.5711, 1.5675, 1.5636, 1.5602, 1.5563, 1.5533, 1.5499, 1.5475, 1.5433,
          1.5403, 1.5373, 1.5349, 1.5323, 1.53, 1.5276, 1.5253, 1.5223, 1.5191, 1.5161, 1.5129, 1.5101,
          1.5067, 1.5022, 1.4994, 1.4964, 1.4934, 1.4902, 1.4872, 1.4836, 1.4797, 1.4767, 1.4742, 1.4714,
          1.469, 1.4671, 1.4665, 1.4659, 1.4661, 1.4663, 1.4672, 1.468, 1.4695, 1.4713, 1.4728, 1.476,
        ]),
      },
      {
        kind: 'table',
        columns: 'k',
        wavelengthUm: inUm([
          305.3, 316.3, 329.1, 342.7, 354.6, 369, 382.6, 395.3, 408.1, 425.1, 443.7, 463.3, 487.9, 512.5,
          532.9, 551.6, 568.6, 588.1, 605.9, 622.9, 641.6, 661.1, 678.1, 696, 713.8, 728.2, 742.7, 759.7,
          773.2, 782.6, 796.2, 808.9, 820, 831.8, 848.8, 867.5, 882, 893.8, 908.3, 921.9, 938, 950.7, 960.9,
          974.5, 988.1, 999.2, 1014.4, 1028, 1043.3, 1057.7, 1070.5, 1084.9, 1097.7,
        ]),
        k: Float64Array.from([
          0.00043, 0.00044, 0.00066, 0.00089, 0.00111, 0.00133, 0.00156, 0.00178, 0.00222, 0.00266, 0.00331,
          0.00397, 0.00463, 0.00551, 0.0066, 0.00769, 0.00856, 0.00987, 0.01117, 0.01248, 0.014, 0.01552,
          0.01725, 0.01921, 0.02137, 0.02311, 0.02484, 0.02766, 0.02961, 0.03112, 0.03329, 0.03567, 0.03783,
          0.04043, 0.04389, 0.048, 0.05125, 0.05449, 0.05817, 0.06206, 0.06617, 0.07028, 0.07352, 0.07763,
          0.08174, 0.08563, 0.09039, 0.09493, 0.10033, 0.10552, 0.10984, 0.11481, 0.11935,
        ]),
      },
    ],
  }),
] as const;

function inUm(wavelengthNm: readonly number[]): Float64Array {
  return Float64Array.from(wavelengthNm, (wavelength) => wavelength / 1000);
}
