import { unitSize } from '@modalgain/numerics';
import { inIncreasingOrder, numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';

/** No spectrum of a film has a wavelength below 30 nm, and none in micrometres goes beyond 30 um. */
const largestInUm = 30;

/**
 * The wavelengths of a table in nm and the table in the order in which they increase. Without a unit they are nm, or
 * um where all are below 30; a note says so.
 */
export function wavelengthsOf(
  unordered: Table,
  notes: string[],
): { readonly table: Table; readonly column: number; readonly wavelengthNm: Float64Array } {
  const column = columnOf(unordered.columns, 'wavelength') ?? 0;
  refuseBelow({ table: unordered, column, bound: 'zero or equal', what: 'the wavelength' });
  const table = inIncreasingOrder(unordered, column, notes);
  const areUm = Math.max(...numbersOf(table, column)) < largestInUm;
  const defaultUnit = areUm ? 'um' : 'nm';
  return {
    table,
    column,
    wavelengthNm: quantitiesOf({ table, column, kind: 'lengthNm', defaultUnit, notes }),
  };
}

/** Whether the first column of a file without header can only be wavelengths: many values, rising, 100 nm to 5 um. */
export function looksLikeWavelengths(table: Table): boolean {
  const { dialect, rows, columns } = table;
  if (rows.length < 50 || unitSize(columns[0]?.unit ?? 'nm', 'lengthNm') === undefined) return false;
  const values = rows.map(({ cells }) => Number((cells[0] ?? '').replace(dialect.decimalMark, '.')));
  return values.every(
    (value, row) => value > 100 && value < 5000 && (row === 0 || value > (values[row - 1] ?? Infinity)),
  );
}
