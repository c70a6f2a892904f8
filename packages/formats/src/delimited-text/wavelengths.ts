import { inIncreasingOrder, numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { parseCell } from './number.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';

/** No spectrum of a film has a wavelength below 30 nm, and none in micrometres goes beyond 30 um. */
const largestInUm = 30;

/**
 * The wavelengths of a table in nm, in the order of its rows. Without a unit they are nm, or um where all are below 30; a
 * note says so. Without a header they stand in the first column.
 */
export function wavelengthColumn(
  table: Table,
  notes: string[],
): { readonly column: number; readonly wavelengthNm: Float64Array } {
  const column = columnOf(table.columns, 'wavelength') ?? 0;
  refuseBelow({ table, column, bound: 'zero or equal', what: 'the wavelength' });
  const areUm = numbersOf(table, column).every((value) => value < largestInUm);
  const wavelengthNm = quantitiesOf({
    table,
    column,
    kind: 'lengthNm',
    defaultUnit: areUm ? 'um' : 'nm',
    notes,
  });
  return { column, wavelengthNm };
}

/** As `wavelengthColumn`, with the table in the order in which wavelengths increase; any other than that is refused. */
export function increasingWavelengths(
  unordered: Table,
  notes: string[],
): { readonly table: Table; readonly column: number; readonly wavelengthNm: Float64Array } {
  const table = inIncreasingOrder(unordered, columnOf(unordered.columns, 'wavelength') ?? 0, notes);
  return { table, ...wavelengthColumn(table, notes) };
}

/** Whether the first column of a file without header can only be wavelengths: many values, rising, 100 nm to 5 um. */
export function looksLikeWavelengths(table: Table): boolean {
  const { rows, headerLine, dialect } = table;
  if (headerLine !== undefined || rows.length < 50) return false;
  const values = rows.map(({ cells }) => parseCell(cells[0] ?? '', dialect.decimalMark) ?? Number.NaN);
  return values.every(
    (value, row) => value > 100 && value < 5000 && (row === 0 || value > (values[row - 1] ?? Infinity)),
  );
}
