import { csvLines } from '../csv/csv.js';
import type { ResultTable, TableColumn } from '../tables/index.js';

/** Origin takes a text file for UTF-8 where this mark begins it. */
const byteOrderMark = '\ufeff';

/**
 * A table as CSV with three lines above the values, which OriginPro assigns to the column labels Long Name, Units and
 * Comments (Data: Import From File: Single ASCII, three subheader lines).
 */
export function originCsv({ columns, rows }: ResultTable): string {
  const label = (of: (column: TableColumn) => string | undefined) =>
    columns.map((column) => of(column) ?? null);
  return `${byteOrderMark}${csvLines([
    label(({ name }) => name),
    label(({ unit }) => unit),
    label(({ description }) => description),
    ...rows,
  ])}`;
}
