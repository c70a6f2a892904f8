import { UnreadableFileError } from '@modalgain/numerics';
import { numbersOf, quantitiesOf, refuseBelow } from '../delimited-text/numbers.js';
import { columnOf } from '../delimited-text/roles.js';
import type { Table } from '../delimited-text/table.js';

/** The integration times of the list in s; undefined where it has no such column. */
export function timesOf(table: Table, notes: string[]): Float64Array | undefined {
  const column = columnOf(table.columns, 'integration-time');
  if (column === undefined) return undefined;
  refuseBelow({ table, column, bound: 'zero or equal', what: 'the integration time' });
  notes.push('Integration times are those of the list.');
  return quantitiesOf({ table, column, kind: 'durationS', defaultUnit: 's', notes });
}

/**
 * The share of light that the filter of each step let through; undefined where the list states no filter.
 * A transmission is a share or a percentage, an optical density its negative decadic logarithm.
 *
 * @throws UnreadableFileError for what is no share between 0 and 1
 */
export function transmissionsOf(table: Table, notes: string[]): Float64Array | undefined {
  const shares = table.columns.findIndex(({ name }) => /^(?:filter )?transmi(?:ssion|ttance)$/.test(name));
  const densities = table.columns.findIndex(({ name }) => /^(?:filter )?(?:od|optical density)$/.test(name));
  const column = shares === -1 ? densities : shares;
  if (column === -1) return undefined;
  const isPercent = table.columns[column].unit === '%';
  const written = numbersOf(table, column);
  const values = written.map((value) => (shares === -1 ? 10 ** -value : isPercent ? value / 100 : value));
  const wrong = values.findIndex((value) => !(value > 0 && value <= 1));
  if (wrong !== -1) {
    throw new UnreadableFileError(
      `found a filter that lets ${values[wrong]} of the light through, expected a share between 0 and 1.`,
      {
        line: table.rows[wrong].line,
        field: table.columns[column].label,
      },
    );
  }
  notes.push('Intensities are divided by the transmission of the filter that the list states.');
  return values;
}

/**
 * The reading of the pump beside each spectrum, shot by shot, over the mean of these readings; undefined where the list has
 * no column "reference".
 *
 * @throws UnreadableFileError for readings that are not above zero
 */
export function referencesOf(table: Table, notes: string[]): Float64Array | undefined {
  const column = table.columns.findIndex(({ name }) =>
    /^(?:pump |energy )?reference(?: energy)?$/.test(name),
  );
  if (column === -1) return undefined;
  refuseBelow({ table, column, bound: 'zero or equal', what: 'the reference' });
  const written = numbersOf(table, column);
  const mean = written.reduce((sum, value) => sum + value, 0) / written.length;
  notes.push(
    `Intensities are divided by column "${table.columns[column].label}" over its mean: as if light rose in proportion to the pump, which holds for small fluctuations only.`,
  );
  return written.map((value) => value / mean);
}
