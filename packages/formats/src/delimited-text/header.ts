import { UnreadableFileError } from '@modalgain/numerics';
import { isComment, keyAndValue, withoutCommentMark } from './comment.js';
import type { Dialect } from './dialect.js';
import { parseCell } from './number.js';
import { splitRow } from './split-row.js';
import { isAnyUnit, nameAndUnit } from './unit-in-header.js';

/** What the file says about a column. */
export interface ColumnHeader {
  /** The cell as written, for messages; "column 2" where there is no header. */
  readonly label: string;
  /** Lower case, without the unit; empty where there is no header. */
  readonly name: string;
  /** As written; undefined where none is. */
  readonly unit: string | undefined;
}

export interface Header {
  readonly columns: readonly ColumnHeader[];
  /** From 1; undefined where the file has no header. */
  readonly headerLine: number | undefined;
}

interface Candidate {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the header from the lines before the data: the last row of as many cells as the data has, in a comment or not;
 * a row of units may stand below the names. Lines of "key: value" are no header.
 *
 * @throws UnreadableFileError where names and data differ in their number, or a row of data begins with text.
 */
export function readHeader(linesBefore: readonly string[], dialect: Dialect): Header {
  const candidates = linesBefore.flatMap((text, index) => candidateOf(text, index + 1, dialect));
  const matching = candidates.filter(({ cells }) => cells.length === dialect.columns);
  const last = matching.at(-1);
  const above = matching.at(-2);
  if (last === undefined) return withoutHeader(candidates.at(-1), dialect);
  if (isUnitRow(last.cells)) {
    if (above === undefined) return { columns: last.cells.map(unitOnly), headerLine: last.line };
    return {
      columns: above.cells.map((cell, column) => named(cell, last.cells[column])),
      headerLine: above.line,
    };
  }
  if (above !== undefined && last.line > above.line && isBrokenData(last, dialect)) {
    throw new UnreadableFileError(`found "${last.cells[0] ?? ''}" among numbers, expected a number.`, {
      line: last.line,
      field: above.cells[0],
    });
  }
  return { columns: last.cells.map((cell) => named(cell, undefined)), headerLine: last.line };
}

function candidateOf(text: string, line: number, { delimiter, columns }: Dialect): Candidate[] {
  if (text.trim() === '' || text.trim().startsWith('>>>>>')) return [];
  const cells = splitHeader(withoutCommentMark(text), delimiter, columns);
  if (cells.length < 2) return [];
  // "Date: Fri, Aug 19" has as many cells as two columns, but is a remark.
  if (cells.length !== columns || /^[^"]*?:\s/.test(cells[0] ?? '')) {
    if (isComment(text) || keyAndValue(text) !== undefined) return [];
  }
  return [{ line, cells }];
}

/** Names between blanks may hold blanks themselves: "Wavelength (nm)" is one cell; then wider gaps separate. */
function splitHeader(text: string, delimiter: Dialect['delimiter'], columns: number): readonly string[] {
  const cells = splitRow(text, delimiter);
  if (delimiter !== ' ' || cells.length === columns) return cells;
  const glued = text
    .trim()
    .replace(/\s+(?=[([/])|(?<=\/)\s+/g, '\0')
    .split(/\s+/);
  if (glued.length === columns) return glued.map((cell) => cell.replaceAll('\0', ' '));
  const wide = text.trim().split(/\s{2,}|\t|[;,]/);
  return wide.length === columns ? wide : [];
}

/** Two header rows of which the lower is no row of units but has numbers: data whose first cell is no number. */
function isBrokenData({ cells }: Candidate, { decimalMark }: Dialect): boolean {
  return cells.slice(1).some((cell) => parseCell(cell, decimalMark) !== undefined);
}

function withoutHeader(nearest: Candidate | undefined, dialect: Dialect): Header {
  if (nearest !== undefined) {
    throw new UnreadableFileError(
      `found a header of ${nearest.cells.length} cells over rows of ${dialect.columns}, expected one name a column` +
        ' (a decimal comma in text separated by commas makes two cells of one).',
      { line: nearest.line },
    );
  }
  const columns = Array.from({ length: dialect.columns }, (_, column) => ({
    label: `column ${column + 1}`,
    name: '',
    unit: undefined,
  }));
  return { columns, headerLine: undefined };
}

function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.replace(/^[([]|[)\]]$/g, '')).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every(isAnyUnit);
}

function named(cell: string, unitBelow: string | undefined): ColumnHeader {
  const { name, unit } = nameAndUnit(cell);
  const below = unitBelow?.replace(/^[([]|[)\]]$/g, '').trim();
  return { label: cell, name, unit: unit ?? (below === '' ? undefined : below) };
}

function unitOnly(cell: string): ColumnHeader {
  return { label: cell, name: '', unit: cell.replace(/^[([]|[)\]]$/g, '').trim() || undefined };
}
