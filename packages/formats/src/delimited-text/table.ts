import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from './decode.js';
import type { DecodedText } from './decode.js';
import { describeDialect, detectDialect } from './dialect.js';
import type { Dialect } from './dialect.js';
import { readHeader } from './header.js';
import type { ColumnHeader } from './header.js';
import { isComment, keyAndValue } from './comment.js';
import { parseCell } from './number.js';
import { splitRow } from './split-row.js';
import { quoted } from '../quoted.js';

export interface TableRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file of delimited text taken apart; what its columns mean is not decided here. */
export interface Table {
  readonly dialect: Dialect;
  readonly encoding: DecodedText['encoding'];
  /** One entry a column; names are empty where the file has no header. */
  readonly columns: readonly ColumnHeader[];
  /** Line of the header, if there is one. */
  readonly headerLine?: number;
  readonly rows: readonly TableRow[];
  /** What "key: value" lines before the data say; keys in lower case with blanks. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** Ten thousand columns of numbers in full length. */
const longestLine = 2 ** 18;

/**
 * Reads delimited text of any dialect into rows of cells.
 *
 * @throws UnreadableFileError for binary data, text without at least two columns of numbers, and ragged rows.
 */
export function readTable(bytes: Uint8Array): Table {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text with columns of numbers.');
  return tableOf(decoded);
}

/** As `readTable`, for text that is decoded already, and whose dialect may be known. */
export function tableOf(decoded: DecodedText, known?: Dialect): Table {
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const long = lines.findIndex((line) => line.length > longestLine);
  if (long !== -1) {
    throw new UnreadableFileError(
      `found a line of more than ${longestLine} characters, expected rows of a table.`,
      {
        line: long + 1,
      },
    );
  }
  const dialect = known ?? detectDialect(lines);
  if (!dialect) throw noColumns(lines);
  const start = lines.findIndex((line) => isDataRow(line, dialect));
  const { columns, headerLine, notes } = readHeader(lines.slice(0, start), dialect);
  return {
    dialect,
    encoding: decoded.encoding,
    columns,
    ...(headerLine !== undefined && { headerLine }),
    rows: readRows(lines, start, dialect),
    metadata: metadataOf(lines.slice(0, start)),
    notes: [`${decoded.encoding} text, ${describeDialect(dialect)}.`, ...notes],
  };
}

function noColumns(lines: readonly string[]): UnreadableFileError {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return new UnreadableFileError('found only blank lines, expected columns of numbers.');
  const text = (lines[first] ?? '').trim().slice(0, 60);
  return new UnreadableFileError(
    `found ${quoted(text)} and no row of numbers, expected at least two columns of numbers.`,
    {
      line: first + 1,
    },
  );
}

function isDataRow(line: string, { delimiter, decimalMark, columns, firstNumeric }: Dialect): boolean {
  if (line.trim() === '' || isComment(line)) return false;
  const cells = splitRow(line, delimiter);
  return cells.length === columns && parseCell(cells[firstNumeric], decimalMark) !== undefined;
}

function readRows(lines: readonly string[], start: number, { delimiter, columns }: Dialect): TableRow[] {
  const rows: TableRow[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || isComment(line)) continue;
    const cells = splitRow(line, delimiter);
    if (cells.length !== columns) {
      throw new UnreadableFileError(
        `found ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, expected ${columns} as in the other rows.`,
        {
          line: index + 1,
        },
      );
    }
    rows.push({ line: index + 1, cells });
  }
  return rows;
}

function metadataOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(lines.map(keyAndValue).filter((entry) => entry !== undefined));
}
