import { UnreadableFileError } from '@modalgain/numerics';
import { isComment, keyAndValue } from '../delimited-text/comment.js';
import { decodeText } from '../delimited-text/decode.js';
import { parseCell } from '../delimited-text/number.js';
import { splitRow } from '../delimited-text/split-row.js';
import type { Table, TableRow } from '../delimited-text/table.js';
import { nameAndUnit } from '../delimited-text/unit-in-header.js';
import { headerOfSteps } from './header.js';
import type { StepsHeader } from './header.js';

/** More files than any series has. */
const mostSteps = 10_000;

/**
 * Takes a list of files apart into a table as delimited text has it, and the column of the names.
 *
 * @throws UnreadableFileError for what is no such list, and for rows of other lengths than the header
 */
export function stepsTable(bytes: Uint8Array): { readonly table: Table; readonly file: number } {
  const decoded = decodeText(bytes);
  const lines = decoded?.text.split(/\r\n|\r|\n/) ?? [];
  const header = headerOfSteps(lines);
  if (!decoded || !header)
    throw new UnreadableFileError('found no column "file" with names of files, expected a list of spectra.');
  const rows = rowsOf(lines, header);
  const decimalMark = rows.some(({ cells }) => cells.some((cell) => isCommaNumber(cell))) ? ',' : '.';
  const metadata = new Map(
    lines
      .slice(0, header.index)
      .map(keyAndValue)
      .filter((entry) => entry !== undefined),
  );
  const table: Table = {
    dialect: { delimiter: header.delimiter, decimalMark, columns: header.cells.length, firstNumeric: 0 },
    encoding: decoded.encoding,
    columns: header.cells.map((cell) => ({ label: cell, ...nameAndUnit(cell) })),
    headerLine: header.index + 1,
    rows,
    metadata,
    notes: [`A list of ${rows.length} spectra, one file a step.`],
  };
  return { table, file: header.file };
}

const isCommaNumber = (cell: string): boolean =>
  parseCell(cell, '.') === undefined && parseCell(cell, ',') !== undefined;

function rowsOf(lines: readonly string[], { index, delimiter, cells: header }: StepsHeader): TableRow[] {
  const rows = lines.flatMap((text, at): TableRow[] =>
    at <= index || text.trim() === '' || isComment(text)
      ? []
      : [{ line: at + 1, cells: splitRow(text, delimiter) }],
  );
  const wrong = rows.find(({ cells }) => cells.length !== header.length);
  if (wrong) {
    throw new UnreadableFileError(
      `found ${wrong.cells.length} cells, expected ${header.length} as in the header.`,
      {
        line: wrong.line,
      },
    );
  }
  if (rows.length > mostSteps)
    throw new UnreadableFileError(`found ${rows.length} files, expected at most ${mostSteps}.`);
  return rows;
}
