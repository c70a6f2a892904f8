import { UnreadableFileError } from '@modalgain/numerics';
import { isComment, keyAndValue, withoutCommentMark } from './comment.js';
import type { Dialect } from './dialect.js';
import { parseCell } from './number.js';
import { isNameOfRole } from './roles.js';
import { splitRow } from './split-row.js';
import { isAnyUnit, nameAndUnit } from './unit-in-header.js';
import { quoted } from '../quoted.js';

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
  /** One entry a column of the data. */
  readonly columns: readonly ColumnHeader[];
  /** From 1; undefined where the file has no header. */
  readonly headerLine: number | undefined;
  readonly notes: readonly string[];
}

/** A line before the data that can be the header. */
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
  if (last === undefined) return headerOfOtherLength(candidates.at(-1), dialect);
  if (isUnitRow(last.cells)) {
    const names = above?.cells ?? last.cells.map(() => '');
    const columns = names.map((name, column) => namedColumn(name, last.cells[column]));
    return { columns, headerLine: above?.line ?? last.line, notes: [] };
  }
  if (above !== undefined && isBrokenData(last, dialect)) {
    const { firstNumeric } = dialect;
    throw new UnreadableFileError(
      `found ${quoted(last.cells[firstNumeric])} among numbers, expected a number.`,
      {
        line: last.line,
        field: above.cells[firstNumeric],
      },
    );
  }
  return {
    columns: last.cells.map((cell) => namedColumn(cell, undefined)),
    headerLine: last.line,
    notes: [],
  };
}

function candidateOf(text: string, line: number, { delimiter, columns }: Dialect): Candidate[] {
  if (text.trim() === '' || text.trim().startsWith('>>>>>')) return [];
  const cells = splitHeader(withoutCommentMark(text), delimiter, columns);
  // "Date: Fri, Aug 19" has as many cells as two columns, but is a remark.
  const isRemark = cells.length < 2 || keyAndValue(cells[0] ?? '') !== undefined;
  if (isRemark || (cells.length !== columns && isComment(text))) return [];
  return [{ line, cells }];
}

/** Names between blanks may hold blanks themselves: "Wavelength (nm)" is one cell; else wider gaps separate. */
function splitHeader(text: string, delimiter: Dialect['delimiter'], columns: number): readonly string[] {
  const cells = splitRow(text, delimiter);
  if (delimiter !== ' ' || cells.length === columns) return cells;
  const unitsGlued = text.trim().replace(/(?<!\s)\s+(?=[([/])|(?<=\/)\s+/g, '\0');
  const glued = unitsGlued.split(/\s+/).map((cell) => cell.replaceAll('\0', ' '));
  if (glued.length === columns) return glued;
  const wide = text.trim().split(/\s{2,}|\t|[;,]/);
  return wide.length === columns ? wide : [];
}

/** A second header row that has numbers but is no list of values under a name: data with text for its first number. */
function isBrokenData({ cells }: Candidate, { decimalMark, firstNumeric }: Dialect): boolean {
  const first = cells[firstNumeric];
  const hasNumber = cells.some((cell) => parseCell(cell, decimalMark) !== undefined);
  return hasNumber && first !== '' && !isNameOfRole(namedColumn(first, undefined).name);
}

/** No row before the data has its number of cells. Names without data are left out; data without names is refused. */
function headerOfOtherLength(nearest: Candidate | undefined, { columns: count }: Dialect): Header {
  if (nearest === undefined) {
    const columns = Array.from({ length: count }, (_, column) => ({
      label: `column ${column + 1}`,
      name: '',
      unit: undefined,
    }));
    return { columns, headerLine: undefined, notes: [] };
  }
  const { cells, line } = nearest;
  if (cells.length < count) {
    throw new UnreadableFileError(
      `found a header of ${cells.length} cells over rows of ${count}, expected one name a column` +
        ' (a decimal comma in text separated by commas makes two cells of one).',
      { line },
    );
  }
  const left = cells.slice(count).map((cell) => quoted(cell));
  return {
    columns: cells.slice(0, count).map((cell) => namedColumn(cell, undefined)),
    headerLine: line,
    notes: [`The header names ${left.join(', ')}, but no row has such a cell: left out.`],
  };
}

function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.map(withoutBrackets).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every(isAnyUnit);
}

/** A corner cell "Wavelength (nm) \ Stripe length (um)" names its column before the backslash. */
function namedColumn(cell: string, unitBelow: string | undefined): ColumnHeader {
  const { name, unit } = nameAndUnit(cell.split('\\')[0] ?? '');
  const below = unitBelow === undefined ? '' : withoutBrackets(unitBelow);
  return { label: cell, name, unit: unit ?? (below === '' ? undefined : below) };
}

function withoutBrackets(cell: string): string {
  return cell.replace(/^[([]|[)\]]$/g, '').trim();
}
