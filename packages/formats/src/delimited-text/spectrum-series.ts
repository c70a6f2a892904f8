import type { SeriesVariable } from '@modalgain/measurements';
import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { intensityUnitOf } from './metadata.js';
import type { ColumnHeader } from './header.js';
import { parseCell } from './number.js';
import { integrationTimesS, perSecond } from './integration-time.js';
import { numbersOf } from './numbers.js';
import { columnOf, roleOf } from './roles.js';
import { isLabelledWithVariable, seriesInColumn, seriesInHeader } from './series-variable.js';
import { labelList } from './labels.js';
import type { Table } from './table.js';
import { increasingWavelengths } from './wavelengths.js';

export type SpectrumSeriesContent = Extract<MeasurementContent, { kind: 'spectrum-series' }>;

/**
 * Reads a table as emission spectra: a column of wavelengths and one of intensities for each spectrum, or, in long form,
 * columns of wavelength, intensity and the variable.
 */
export function spectrumSeriesOf(table: Table, notes: string[]): SpectrumSeriesContent {
  const variable = seriesInColumn(table, notes);
  return variable ? longForm(table, variable, notes) : wideForm(table, notes);
}

function wideForm(given: Table, notes: string[]): SpectrumSeriesContent {
  const { table: headed, rowOfValues } = withoutRowOfValues(given);
  const { table, column: wavelength, wavelengthNm } = increasingWavelengths(headed, notes);
  const columns = spectrumColumns(table, wavelength, notes);
  const { variable, values } = seriesInHeader({ table, wavelength, columns, rowOfValues, notes });
  const { unit } = table.columns[columns[0]];
  const written = columns.map((column) => numbersOf(table, column));
  const { spectra, divided, commonTimeS } = perSecond(written, integrationTimesS(table, columns), notes);
  const intensityUnit = unit === undefined || variable !== 'unknown' ? intensityUnitOf(table) : unit;
  return {
    kind: 'spectrum-series',
    wavelengthNm,
    variable,
    variableValues: values,
    spectra,
    intensityUnit: divided ? `${intensityUnit || 'a.u.'}/s` : intensityUnit,
    ...(commonTimeS !== undefined && { integrationTimeS: commonTimeS }),
    ...(divided && { normalisation: divided }),
  };
}

/** A first row such as "0; 20; 40; 60" over wavelengths of hundreds holds the variable, not a spectral channel. */
function withoutRowOfValues(table: Table): { table: Table; rowOfValues: Float64Array | undefined } {
  const first = table.rows[0];
  const isSpectrum =
    table.headerLine !== undefined ||
    table.rows.length < 2 ||
    parseCell(first.cells[0], table.dialect.decimalMark) !== 0;
  if (isSpectrum) return { table, rowOfValues: undefined };
  const values = table.columns.map((_, column) => numbersOf({ ...table, rows: [first] }, column)[0]);
  return { table: { ...table, rows: table.rows.slice(1) }, rowOfValues: Float64Array.from(values) };
}

/** Whether the header says that the table holds spectra. */
export function isHeadedAsSpectra(table: Table): boolean {
  const { decimalMark } = table.dialect;
  const isValue = ({ label }: ColumnHeader) =>
    parseCell(label, decimalMark) !== undefined || isLabelledWithVariable(label, decimalMark);
  const [corner, ...others] = table.columns;
  if (corner.label === '' && others.every(isValue)) return true;
  const hasIntensities =
    table.columns.length === 2 ||
    table.columns.some((column) => roleOf(column) === 'intensity' || isValue(column));
  return columnOf(table.columns, 'wavelength') !== undefined && hasIntensities;
}

/** All columns of named intensities; without any, all that are not standard deviations. */
function spectrumColumns(table: Table, wavelength: number, notes: string[]): number[] {
  const roles = table.columns.map(roleOf);
  const named = roles.flatMap((role, column) => (role === 'intensity' ? [column] : []));
  const columns =
    named.length > 0
      ? named
      : roles.flatMap((role, column) =>
          column !== wavelength && role !== 'intensity-error' ? [column] : [],
        );
  const left = table.columns.filter((_, column) => column !== wavelength && !columns.includes(column));
  if (left.length > 0) notes.push(`Left out: ${labelList(left)}.`);
  if (columns.length > 0) return columns;
  throw new UnreadableFileError('found no column of intensities beside the wavelengths.', {
    line: table.headerLine,
  });
}

/** Rows of one value of the variable make a spectrum; all spectra must share their wavelengths. */
function longForm(
  table: Table,
  series: { readonly variable: SeriesVariable; readonly ofRow: Float64Array },
  notes: string[],
): SpectrumSeriesContent {
  const intensity = columnOf(table.columns, 'intensity');
  if (intensity === undefined) {
    throw new UnreadableFileError('found a column of the variable but none named "intensity".', {
      line: table.headerLine,
    });
  }
  const values = Float64Array.from(new Set(series.ofRow));
  const parts = Array.from(values, (value) => {
    const rows = table.rows.filter((_, row) => series.ofRow[row] === value);
    return increasingWavelengths({ ...table, rows }, notes);
  });
  const { wavelengthNm } = parts[0];
  for (const part of parts) refuseOtherWavelengths(part, wavelengthNm);
  return {
    kind: 'spectrum-series',
    wavelengthNm,
    variable: series.variable,
    variableValues: values,
    spectra: parts.map((part) => numbersOf(part.table, intensity)),
    intensityUnit: table.columns[intensity].unit ?? intensityUnitOf(table),
  };
}

function refuseOtherWavelengths(
  part: { readonly table: Table; readonly wavelengthNm: Float64Array },
  expected: Float64Array,
): void {
  const differs = part.wavelengthNm.findIndex((value, index) => value !== expected[index]);
  if (differs === -1 && part.wavelengthNm.length === expected.length) return;
  const { line } = part.table.rows[Math.max(differs, 0)];
  throw new UnreadableFileError('found spectra on different wavelengths, expected the same for all.', {
    line,
  });
}
