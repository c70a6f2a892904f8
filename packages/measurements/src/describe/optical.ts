import type { Verdict } from '@modalgain/numerics';
import type { AbsorbanceSpectrum } from '../absorbance.js';
import type { DispersionBlock, DispersionData } from '../dispersion.js';
import type { EllipsometryScan } from '../ellipsometry-scan.js';
import type { OpticalConstants } from '../optical-constants.js';
import { axisOf, channelOf, extentOf, fact, factIfStated } from './description.js';
import type { DescribedChannel, MeasurementDescription } from './description.js';
import { constantValues, gapOf } from './warnings.js';

const channelsOf = (list: readonly (readonly [name: string, unit: string, Float64Array | undefined])[]) =>
  list.flatMap(([name, unit, values]): DescribedChannel[] =>
    values ? [channelOf({ name, unit, values })] : [],
  );

/** n and k against wavelength. */
export function describeOpticalConstants(constants: OpticalConstants): MeasurementDescription {
  const { wavelengthNm, n, k, nError, kError } = constants;
  const wavelength = axisOf({ name: 'wavelength', unit: 'nm', values: wavelengthNm });
  return {
    kind: 'optical-constants',
    title: k ? 'Optical constants n and k' : 'Refractive index n',
    extent: extentOf(wavelengthNm.length, 'row', wavelength),
    channels: [
      wavelength,
      ...channelsOf([
        ['n', '', n],
        ['k', '', k],
        ['standard deviation of n', '', nError],
        ['standard deviation of k', '', kError],
      ]),
    ],
    facts: [],
    warnings: k ? amplifying(k) : [withoutAbsorption],
  };
}

const withoutAbsorption: Verdict = {
  code: 'no-extinction',
  severity: 'note',
  sentence: 'The file gives no k.',
  detail: 'Absorption is unknown from this file.',
  evidence: {},
};

function amplifying(k: Float64Array): Verdict[] {
  const count = k.reduce((sum, value) => sum + (value < 0 ? 1 : 0), 0);
  if (count === 0) return [];
  return [
    {
      code: 'negative-extinction',
      severity: 'caution',
      sentence: 'k is below zero in places.',
      detail: `${count} of ${k.length} values: k > 0 absorbs here, so that these would amplify.`,
      evidence: { negative: count, values: k.length },
      next: 'Check the sign convention of the program that wrote the file.',
    },
  ];
}

/** A material in formulas and tables. */
export function describeDispersion({ blocks, reference, comments }: DispersionData): MeasurementDescription {
  return {
    kind: 'dispersion',
    title: 'Material',
    extent: blocks.map(titleOf).join('; '),
    channels: blocks.flatMap(blockChannels),
    facts: [
      ...blocks.map((block, i) => fact(`block ${i + 1}`, titleOf(block))),
      ...factIfStated('reference', reference),
      ...factIfStated('comments', comments),
    ],
    warnings: [],
  };
}

const titleOf = (block: DispersionBlock): string =>
  block.kind === 'formula'
    ? `formula ${block.number} with ${block.coefficients.length} coefficients`
    : `table of ${block.columns}, ${block.wavelengthUm.length} rows`;

function blockChannels(block: DispersionBlock): DescribedChannel[] {
  if (block.kind === 'formula') {
    return [{ name: 'wavelength', unit: 'µm', count: 0, missing: 0, range: block.rangeUm }];
  }
  return [
    axisOf({ name: 'wavelength', unit: 'µm', values: block.wavelengthUm }),
    ...channelsOf([
      ['n', '', block.n],
      ['k', '', block.k],
    ]),
  ];
}

/** A UV-vis spectrum. */
export function describeAbsorbance({ wavelengthNm, absorbance }: AbsorbanceSpectrum): MeasurementDescription {
  const wavelength = axisOf({ name: 'wavelength', unit: 'nm', values: wavelengthNm });
  const measured = channelOf({ name: 'absorbance', unit: '', values: absorbance });
  return {
    kind: 'absorbance',
    title: 'Absorbance (decadic)',
    extent: extentOf(wavelengthNm.length, 'row', wavelength),
    channels: [wavelength, measured],
    facts: [],
    warnings: [...constantValues(measured), ...gapOf(wavelengthNm, wavelength)],
  };
}

/** Psi and Delta of one spot. */
export function describeEllipsometry(scan: EllipsometryScan): MeasurementDescription {
  const { wavelengthNm, angleDeg, psiDeg, deltaDeg, spotMm } = scan;
  const wavelength = channelOf({ name: 'wavelength', unit: 'nm', values: wavelengthNm });
  return {
    kind: 'ellipsometry',
    title: 'Psi and Delta',
    extent: extentOf(wavelengthNm.length, 'row', wavelength),
    channels: [
      wavelength,
      ...channelsOf([
        ['angle of incidence', '°', angleDeg],
        ['Psi', '°', psiDeg],
        ['Delta', '°', deltaDeg],
        ['standard deviation of Psi', '°', scan.psiErrorDeg],
        ['standard deviation of Delta', '°', scan.deltaErrorDeg],
      ]),
    ],
    facts: [
      fact('wavelengths', new Set(wavelengthNm).size),
      fact('angles of incidence', [...new Set(angleDeg)].sort((a, b) => a - b).join(', '), '°'),
      ...(spotMm ? [fact('spot', `x ${spotMm.x}, y ${spotMm.y}`, 'mm')] : []),
    ],
    warnings: scan.deltaRange === 'folded' ? [folded] : [],
  };
}

const folded: Verdict = {
  code: 'delta-folded',
  severity: 'note',
  sentence: 'Delta never passes 180 degrees.',
  detail: 'Models are compared after folding: Delta and 360 degrees less Delta look the same.',
  evidence: {},
};
