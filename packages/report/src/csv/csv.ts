import type { CellValue, ResultTable } from '../tables/index.js';
import { headingOf } from '../tables/index.js';

/** A field as RFC 4180 wants it: in quotes where it holds a comma, a quote or the end of a line. */
function field(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Lines of fields in the form of RFC 4180: commas, lines ended by CR LF. */
export const csvLines = (lines: readonly (readonly CellValue[])[]): string =>
  lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');

/**
 * A table as RFC 4180, UTF-8 without byte order mark: one line of headings with units; what has no value is an empty field.
 */
export const csvText = ({ columns, rows }: ResultTable): string =>
  csvLines([columns.map(headingOf), ...rows]);
