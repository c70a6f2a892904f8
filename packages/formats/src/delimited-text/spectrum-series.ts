import type { SeriesVariable } from '@modalgain/measurements';
import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { intensityUnitOf } from './metadata.js';
import { numbersOf } from './numbers.js';
import { columnOf, roleOf } from './roles.js';
import { seriesInColumn, seriesInHeader } from './series-variable.js';
import type { Table } from './table.js';
import { wavelengthsOf } from './wavelengths.js';

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
  const { table, column: wavelength, wavelengthNm } = wavelengthsOf(headed, notes);
  const columns = spectrumColumns(table, wavelength);
  const { variable, values } = seriesInHeader({ table, wavelength, columns, rowOfValues, notes });
  const [first = 1] = columns;
  const unit = table.columns[first]?.unit;
  return {
    kind: 'spectrum-series',
    wavelengthNm,
    variable,
    variableValues: values,
    spectra: columns.map((column) => numbersOf(table, column)),
    intensityUnit: unit === undefined || variable !== 'unknown' ? intensityUnitOf(table) : unit,
  };
}

/** A first row such as "0; 20; 40; 60" over wavelengths of hundreds holds the variable, not a spectral channel. */
function withoutRowOfValues(table: Table): { table: Table; rowOfValues: Float64Array | undefined } {
  const [first, ...rows] = table.rows;
  if (table.headerLine !== undefined || first === undefined || Number(first.cells[0]) !== 0) {
    return { table, rowOfValues: undefined };
  }
  const values = numbersOf({ ...table, rows: [first] }, 0);
  const cells = table.columns.map((_, column) => numbersOf({ ...table, rows: [first] }, column)[0] ?? 0);
  return { table: { ...table, rows }, rowOfValues: values.length > 0 ? Float64Array.from(cells) : undefined };
}

function spectrumColumns(table: Table, wavelength: number): number[] {
  const columns = table.columns.flatMap((column, index) =>
    index !== wavelength && roleOf(column) !== 'intensity-error' ? [index] : [],
  );
  if (columns.length > 0) return columns;
  throw new UnreadableFileError('found no column of intensities beside the wavelengths.', {
    ...(table.headerLine !== undefined && { line: table.headerLine }),
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
      ...(table.headerLine !== undefined && { line: table.headerLine }),
    });
  }
  const values = Float64Array.from(new Set(series.ofRow));
  const parts = Array.from(values, (value) => {
    const rows = table.rows.filter((_, row) => series.ofRow[row] === value);
    return wavelengthsOf({ ...table, rows }, notes);
  });
  const wavelengthNm = parts[0]?.wavelengthNm ?? new Float64Array();
  for (const part of parts) refuseOtherWavelengths(part, wavelengthNm);
  return {
    kind: 'spectrum-series',
    wavelengthNm,
    variable: series.variable,
    variableValues: values,
    spectra: parts.map((part) => numbersOf(part.table, intensity)),
    intensityUnit: table.columns[intensity]?.unit ?? intensityUnitOf(table),
  };
}

function refuseOtherWavelengths(
  part: { readonly table: Table; readonly wavelengthNm: Float64Array },
  expected: Float64Array,
): void {
  const differs = part.wavelengthNm.findIndex((value, index) => value !== expected[index]);
  if (differs === -1 && part.wavelengthNm.length === expected.length) return;
  const row = part.table.rows[Math.max(differs, 0)];
  throw new UnreadableFileError(
    'found spectra on different wavelengths, expected the same for all spectra.',
    {
      ...(row && { line: row.line }),
    },
  );
}
