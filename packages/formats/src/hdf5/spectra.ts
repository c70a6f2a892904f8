import type { SeriesVariable } from '@modalgain/measurements';
import { unitSize } from '@modalgain/numerics';
import type { QuantityKind } from '@modalgain/numerics';
import { roleOf } from '../delimited-text/roles.js';
import type { Role } from '../delimited-text/roles.js';
import type { SpectrumSeriesContent } from '../delimited-text/spectrum-series.js';
import { toWavelengthNm } from '../spectral-unit.js';
import { seriesOfArrays } from '../spectrometer/series-of-arrays.js';
import { titleOf, unitOf } from './nexus.js';
import type { NexusPlot } from './nexus.js';
import { numbersOf } from './numbers.js';
import type { Hdf5Dataset } from './open-file.js';

/** Near infrared to ultraviolet: other energies in eV are those of electrons or X-rays. */
const opticalNm = { least: 100, most: 30_000 } as const;

/** Spectra of a plot: one signal, or a series of them, over wavelengths or photon energies; none where it is anything else. */
export function spectraOf({ signals, axes }: NexusPlot, notes: string[]): readonly SpectrumSeriesContent[] {
  if (axes.length < 1 || axes.length > 2) return [];
  const wavelengths = axes.map((axis) => axis && wavelengthsOf(axis));
  const dimension = wavelengths.findIndex((found) => found !== undefined);
  const wavelengthNm = wavelengths.at(dimension);
  if (dimension === -1 || !wavelengthNm) return [];
  const along = axes.length === 2 ? axes[1 - dimension] : undefined;
  return signals.map((signal) => {
    const series = seriesOfArrays({
      wavelengthNm,
      spectra: rowsOf(signal, dimension),
      values: along && numbersOf(along),
      intensityUnit: unitOf(signal),
      notes,
    });
    return along ? { ...series, ...variableOf(along, notes) } : series;
  });
}

function wavelengthsOf(axis: Hdf5Dataset): Float64Array | undefined {
  const unit = unitOf(axis);
  const toNm = toWavelengthNm(unit);
  const isNamed = /wave.?length|lambda|energy/i.test(`${axis.name} ${titleOf(axis)}`);
  if (!toNm || !isNamed) return undefined;
  const nm = numbersOf(axis).map(toNm);
  return nm.every((value) => value >= opticalNm.least && value <= opticalNm.most) ? nm : undefined;
}

/** One spectrum a step: the rows of a signal, or its columns where the spectral dimension comes first. */
function rowsOf(signal: Hdf5Dataset, dimension: number): readonly Float64Array[] {
  const values = numbersOf(signal);
  if (signal.shape.length === 1) return [values];
  const [rows, columns] = signal.shape;
  if (dimension === 1)
    return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
  return Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (_unused, row) => values[row * columns + column]),
  );
}

const variables: readonly (readonly [Role, SeriesVariable, QuantityKind])[] = [
  ['stripe-length', 'stripeLengthUm', 'stripeLengthUm'],
  ['fluence', 'fluenceUjPerCm2', 'fluenceUjPerCm2'],
  ['pulse-energy', 'pulseEnergyUj', 'energyUj'],
  ['distance', 'positionUm', 'stripeLengthUm'],
];

/** The variable by the name of its axis and a unit that fits; otherwise its values stand for something unknown. */
function variableOf(
  axis: Hdf5Dataset,
  notes: string[],
): Partial<Pick<SpectrumSeriesContent, 'variable' | 'variableValues'>> {
  const name = axis.name.toLowerCase().replaceAll('_', ' ');
  const known = variables.find(([role]) => roleOf({ name }) === role);
  const size = known && unitSize(unitOf(axis), known[2]);
  if (known && size !== undefined)
    return { variable: known[1], variableValues: numbersOf(axis).map((value) => value * size) };
  notes.push(
    `Spectra along "${titleOf(axis)}" (${unitOf(axis) || 'no unit'}): its values stand for the variable.`,
  );
  return {};
}
