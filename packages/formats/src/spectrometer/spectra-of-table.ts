import { numbersOf } from '../delimited-text/numbers.js';
import { seriesInHeader } from '../delimited-text/series-variable.js';
import type { SpectrumSeriesContent } from '../delimited-text/spectrum-series.js';
import type { Table } from '../delimited-text/table.js';
import { increasingWavelengths } from '../delimited-text/wavelengths.js';

interface TableOfSpectra {
  /** Wavelengths in nm in its first column. */
  readonly table: Table;
  /** The columns of intensities, one a spectrum. */
  readonly signals: readonly number[];
  /** A column that is taken off each of them. */
  readonly dark?: number | undefined;
  readonly intensityUnit: string;
  readonly integrationTimeS?: number | undefined;
  /** Receives what was assumed. */
  readonly notes: string[];
}

/**
 * Emission spectra from a table whose format says what its columns are. The variable is what headers or "key: value" lines
 * state, as in delimited text.
 *
 * @throws UnreadableFileError with the line of a cell that is no number, or of wavelengths out of order
 */
export function spectraOfTable(request: TableOfSpectra): SpectrumSeriesContent {
  const { signals, dark, intensityUnit, integrationTimeS, notes } = request;
  const { table, wavelengthNm } = increasingWavelengths(inNm(request.table), notes);
  const header = { table, wavelength: 0, columns: signals, rowOfValues: undefined, notes };
  const { variable, values } = seriesInHeader(header);
  const background = dark === undefined ? undefined : numbersOf(table, dark);
  const spectra = signals.map((column) => {
    const written = numbersOf(table, column);
    return background ? written.map((value, row) => value - background[row]) : written;
  });
  if (background && spectra.some(isMostlyNegative)) {
    notes.push(
      'More than half of the values less the dark are negative: the dark was taken with other settings, or is off already.',
    );
  }
  if (integrationTimeS !== undefined)
    notes.push(`Integration time ${integrationTimeS} s: intensities are read as written.`);
  return {
    kind: 'spectrum-series',
    wavelengthNm,
    variable,
    variableValues: values,
    spectra,
    intensityUnit,
    ...(integrationTimeS !== undefined && { integrationTimeS }),
  };
}

/** The same table with its first column said to be wavelengths in nm. */
function inNm(table: Table): Table {
  const [, ...others] = table.columns;
  return { ...table, columns: [{ label: 'wavelength', name: 'wavelength', unit: 'nm' }, ...others] };
}

function isMostlyNegative(spectrum: Float64Array): boolean {
  return 2 * spectrum.filter((value) => value < 0).length > spectrum.length;
}
