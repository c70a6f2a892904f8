import type { Verdict } from '@modalgain/numerics';
import { saturatedSpectra } from '../saturated-spectra.js';
import type { Normalisation, SeriesVariable, SpectrumSeries } from '../spectrum-series.js';
import { axisOf, channelOf, extentOf, fact, factIfStated, text } from './description.js';
import type { DescribedChannel, DescribedFact, MeasurementDescription } from './description.js';
import { constantValues, gapOf } from './warnings.js';

const variables: Readonly<Record<SeriesVariable, readonly [name: string, unit: string]>> = {
  stripeLengthUm: ['stripe length', 'µm'],
  fluenceUjPerCm2: ['fluence', 'µJ/cm²'],
  pulseEnergyUj: ['pulse energy', 'µJ'],
  positionUm: ['position', 'µm'],
  unknown: ['number of the spectrum', ''],
};

/** Emission spectra: their axis, their variable, and all intensities as one channel. */
export function describeSpectra(series: SpectrumSeries): MeasurementDescription {
  const { wavelengthNm, spectra, variable, variableValues, intensityUnit } = series;
  const wavelength = axisOf({ name: 'wavelength', unit: 'nm', values: wavelengthNm });
  const [name, unit] = variables[variable];
  const isNumber = variable === 'unknown' && spectra.length === 1;
  const intensity = intensityOf(spectra, intensityUnit);
  return {
    kind: 'spectrum-series',
    title:
      spectra.length === 1
        ? 'Emission spectrum'
        : `Emission spectra against ${variable === 'unknown' ? 'a variable that the file does not state' : name}`,
    extent: extentOf(spectra.length, 'spectrum', wavelength),
    channels: [wavelength, ...(isNumber ? [] : [axisOf({ name, unit, values: variableValues })]), intensity],
    facts: [
      ...factIfStated('integration time', series.integrationTimeS, 's'),
      ...(series.normalisation ?? []).map(normalisationFact),
    ],
    warnings: [...saturation(series), ...constantValues(intensity), ...gapOf(wavelengthNm, wavelength)],
  };
}

function intensityOf(spectra: readonly Float64Array[], unit: string): DescribedChannel {
  const parts = spectra.map((values) => channelOf({ name: 'intensity', unit, values }));
  const ends = parts.flatMap(({ range }) => range ?? []);
  const sum = (pick: (part: DescribedChannel) => number) =>
    parts.reduce((total, part) => total + pick(part), 0);
  const range = [Math.min(...ends), Math.max(...ends)] as const;
  return {
    name: 'intensity',
    unit,
    count: sum(({ count }) => count),
    missing: sum(({ missing }) => missing),
    ...(ends.length > 0 && { range }),
  };
}

const divisors: Readonly<Record<Normalisation['by'], readonly [label: string, unit: string]>> = {
  'integration-time': ['divided by the integration time', 's'],
  'filter-transmission': ['divided by the transmission of a filter', ''],
  reference: ['divided by a reference of the pump', ''],
};

function normalisationFact({ by, values }: Normalisation): DescribedFact {
  const [label, unit] = divisors[by];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return fact(label, least === most ? least : `${text(least)} to ${text(most)}`, unit);
}

function saturation(series: SpectrumSeries): Verdict[] {
  const saturated = saturatedSpectra(series);
  if (saturated.length === 0) return [];
  const count = series.spectra.length;
  return [
    {
      code: 'saturated-spectra',
      severity: 'caution',
      sentence: 'The detector was full in some spectra.',
      detail: `${saturated.length} of ${count} spectra have a flat top, the first of them number ${saturated[0] + 1}.`,
      evidence: { saturated: saturated.length, spectra: count, first: saturated[0] },
      next: 'Measure these with a shorter integration time or a filter.',
    },
  ];
}
