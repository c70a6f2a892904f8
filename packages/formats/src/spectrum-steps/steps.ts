import type { SeriesVariable } from '@modalgain/measurements';
import { UnreadableFileError } from '@modalgain/numerics';
import { numbersOf, quantitiesOf } from '../delimited-text/numbers.js';
import { columnOf, roleOf } from '../delimited-text/roles.js';
import type { Role } from '../delimited-text/roles.js';
import { seriesInColumn, seriesInHeader } from '../delimited-text/series-variable.js';
import type { Table } from '../delimited-text/table.js';
import { referencesOf, timesOf, transmissionsOf } from './corrections.js';
import { stepsTable } from './table.js';

/** What a list says of its spectra, one entry a file. */
export interface Steps {
  readonly files: readonly string[];
  readonly variable: SeriesVariable;
  readonly values: Float64Array;
  /** In place of what the files state. */
  readonly integrationTimesS: Float64Array | undefined;
  /** Share of the light that the filter before the spectrometer let through. */
  readonly transmissions: Float64Array | undefined;
  /** Reading of the pump beside each spectrum over the mean of these readings. */
  readonly references: Float64Array | undefined;
  readonly notes: readonly string[];
}

/**
 * Reads the list of a series: the names of its files, and the variable of each as a column or in the names.
 *
 * @throws UnreadableFileError with the line of what cannot be meant
 */
export function readSteps(bytes: Uint8Array): Steps {
  const { table, file } = stepsTable(bytes);
  const notes = [...table.notes];
  const files = table.rows.map(({ cells }) => cells[file]);
  const twice = files.findIndex((name, row) => files.indexOf(name) !== row);
  if (twice !== -1) {
    throw new UnreadableFileError(`found ${files[twice]} twice, expected each file once.`, {
      line: table.rows[twice].line,
    });
  }
  return {
    files,
    ...variableOf(table, files, notes),
    integrationTimesS: timesOf(table, notes),
    transmissions: transmissionsOf(table, notes),
    references: referencesOf(table, notes),
    notes: [...new Set(notes)],
  };
}

const variableRoles: readonly Role[] = ['stripe-length', 'fluence', 'pulse-energy'];

function variableOf(
  table: Table,
  files: readonly string[],
  notes: string[],
): Pick<Steps, 'variable' | 'values'> {
  const columns = table.columns.flatMap((column, index) =>
    variableRoles.some((role) => roleOf(column) === role) ? [index] : [],
  );
  const changing = columns.filter((column) => new Set(numbersOf(table, column)).size > 1);
  const chosen = (changing.length > 0 ? changing : columns).at(0);
  if (chosen === undefined) return position(table, notes) ?? valuesInNames(table, files, notes);
  noteOthers(table, columns, chosen, notes);
  const only = {
    ...table,
    columns: table.columns.map((column, index) => (index === chosen ? column : noColumn)),
  };
  const series = seriesInColumn(only, notes);
  if (series) return { variable: series.variable, values: series.ofRow };
  throw new UnreadableFileError('found no variable among the columns.', { line: table.headerLine });
}

const noColumn = { label: '', name: '', unit: undefined };

/** A second quantity is stated, not used: that light rises in proportion to the pump is not for a reader to say. */
function noteOthers(table: Table, columns: readonly number[], chosen: number, notes: string[]): void {
  for (const column of columns.filter((other) => other !== chosen)) {
    const values = numbersOf(table, column);
    const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    notes.push(
      `Column "${table.columns[column].label}" is ${least === most ? least : `from ${least} to ${most}`}: stated, intensities are not normalised by it.`,
    );
  }
}

/** Of a slit, a spot or a stage: what it means for the stripe is for the study to say. */
function position(table: Table, notes: string[]): Pick<Steps, 'variable' | 'values'> | undefined {
  const column = columnOf(table.columns, 'distance');
  if (column === undefined) return undefined;
  const values = quantitiesOf({ table, column, kind: 'stripeLengthUm', defaultUnit: 'um', notes });
  return { variable: 'positionUm', values };
}

/** "SC1_20um.txt", "78p4uJ_cm2.asc": a quantity with its unit in every name. */
function valuesInNames(
  table: Table,
  files: readonly string[],
  notes: string[],
): Pick<Steps, 'variable' | 'values'> {
  const columns = files.map((file) => {
    const stem = (file.split('/').at(-1) ?? file).replace(/\.[a-z0-9]{1,8}$/i, '');
    return { ...noColumn, label: stem.replace(/(?<=\d)p(?=\d)/g, '.').replace(/(?<=J)_(?=cm)/g, '/') };
  });
  const named: Table = { ...table, columns, metadata: new Map() };
  const series = seriesInHeader({
    table: named,
    wavelength: 0,
    columns: columns.map((_, index) => index),
    rowOfValues: undefined,
    notes: [],
  });
  if (series.variable === 'unknown') {
    throw new UnreadableFileError(
      'found neither a column of the variable nor its values in the names, expected one, such as "stripe_length_um", or names such as "20um.txt".',
      { line: table.headerLine },
    );
  }
  notes.push('The variable is taken from the names of the files.');
  return series;
}
