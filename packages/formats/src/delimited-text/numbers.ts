import { UnreadableFileError, parseUnit } from '@modalgain/numerics';
import type { InputPlace, QuantityKind } from '@modalgain/numerics';
import { parseCell, scaled } from './number.js';
import type { Table } from './table.js';
import { headerUnitSize, hidesUnit } from './unit-in-header.js';
import { quoted } from '../quoted.js';

/** Where in a table: for messages. */
export function place(table: Table, column: number, row?: number): InputPlace {
  return {
    field: table.columns[column].label,
    line: row === undefined ? table.headerLine : table.rows[row].line,
  };
}

/**
 * The numbers of a column as written.
 *
 * @throws UnreadableFileError with line, column and cell for anything that is no finite number.
 */
export function numbersOf(table: Table, column: number): Float64Array {
  return Float64Array.from(table.rows, ({ cells }, row) => {
    const cell = cells[column] ?? '';
    const value = parseCell(cell, table.dialect.decimalMark);
    if (value !== undefined) return value;
    const found = cell === '' ? 'an empty cell' : quoted(cell);
    throw new UnreadableFileError(`found ${found}, expected a number.`, place(table, column, row));
  });
}

/** Whether every cell of a column is a number. */
export function isNumeric(table: Table, column: number): boolean {
  return table.rows.every(
    ({ cells }) => parseCell(cells[column] ?? '', table.dialect.decimalMark) !== undefined,
  );
}

/**
 * The numbers of a column in the internal unit of their kind. Without a unit in the header `defaultUnit` counts, and a
 * note says so.
 *
 * @throws UnreadableFileError as `numbersOf`, and for a unit that does not fit or cannot be read.
 */
export function quantitiesOf(request: {
  readonly table: Table;
  readonly column: number;
  readonly kind: QuantityKind;
  readonly defaultUnit: string;
  readonly notes: string[];
}): Float64Array {
  const { table, column, kind, defaultUnit, notes } = request;
  const { label, unit } = table.columns[column];
  const values = numbersOf(table, column);
  if (unit === undefined && hidesUnit(label))
    throw new UnreadableFileError(
      `found the header ${quoted(label)}, whose unit cannot be read, expected it in brackets, such as "(${defaultUnit})".`,
      { line: table.headerLine },
    );
  if (unit === undefined) notes.push(`Column ${quoted(label)} has no unit: taken as ${defaultUnit}.`);
  const size = sizeOfUnit(table, column, kind, defaultUnit);
  return values.map((value) => scaled(value, size));
}

function sizeOfUnit(table: Table, column: number, kind: QuantityKind, defaultUnit: string): number {
  const unit = table.columns[column].unit ?? defaultUnit;
  const size = headerUnitSize(unit, kind);
  if (size !== undefined) return size;
  try {
    return parseUnit(unit, kind);
  } catch (problem) {
    throw new UnreadableFileError((problem as Error).message, place(table, column));
  }
}

/** The table with its rows in the order that makes a column increase; refuses one that neither rises nor falls. */
export function inIncreasingOrder(table: Table, column: number, notes: string[]): Table {
  refuseFewRows(table, column);
  const values = numbersOf(table, column);
  const falls = values[1] < values[0];
  const wrong = values.findIndex(
    (value, row) => row > 0 && !(falls ? value < values[row - 1] : value > values[row - 1]),
  );
  if (wrong !== -1) {
    const cell = (row: number) => table.rows[row].cells[column];
    throw new UnreadableFileError(
      `found ${cell(wrong)} after ${cell(wrong - 1)}, expected values that ` +
        `${falls ? 'decrease as in the rows before' : 'increase'} from row to row.`,
      place(table, column, wrong),
    );
  }
  if (!falls) return table;
  notes.push(`Rows are listed with ${quoted(table.columns[column].label)} decreasing: reversed.`);
  return { ...table, rows: table.rows.toReversed() };
}

/** Two points are the least that any measurement against something has. */
export function refuseFewRows(table: Table, column: number): void {
  if (table.rows.length >= 2) return;
  throw new UnreadableFileError('found one row of numbers, expected at least 2.', place(table, column, 0));
}

/** Refuses values below a bound, naming line and column. */
export function refuseBelow(request: {
  readonly table: Table;
  readonly column: number;
  readonly bound: 'zero' | 'zero or equal';
  readonly what: string;
}): void {
  const { table, column, bound, what } = request;
  const values = numbersOf(table, column);
  const row = values.findIndex((value) => value < 0 || (bound === 'zero or equal' && value === 0));
  if (row === -1) return;
  const cell = table.rows[row].cells[column];
  const expected = bound === 'zero' ? 'zero or more' : 'a positive number';
  throw new UnreadableFileError(`found ${what} ${cell}, expected ${expected}.`, place(table, column, row));
}
