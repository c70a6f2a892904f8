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
