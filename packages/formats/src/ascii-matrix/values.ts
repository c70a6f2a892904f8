import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { MatrixHeader } from './header.js';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

const separator = /[\s;]+/;
const number = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
const notANumber = /^[+-]?nan(?:\(\w+\))?$/i;

/** The words of a line of numbers: separated by blanks, tabs or semicolons, since a comma may be a decimal comma. */
export function wordsOf(line: string): readonly string[] {
  const text = line.trim();
  return text === '' ? [] : text.split(separator).filter((word) => word !== '');
}

export function isNumber(word: string): boolean {
  return number.test(word);
}

/** @throws UnreadableFileError for ragged rows, words that are no numbers, and sizes other than announced */
export function readMatrix(lines: readonly string[], header: MatrixHeader): Matrix {
  const filled = lines.flatMap((line, index) => (index >= header.from && line.trim() !== '' ? [index] : []));
  const rows = filled.length;
  if (rows === 0)
    throw new UnreadableFileError('found no rows of numbers after the header.', { line: lines.length });
  const columns = wordsOf(lines[filled[0]]).length;
  refuseOtherSize({ rows, columns }, header, lines.length);
  // A row has a character and a separator for each number: lines too short for that are refused before memory is taken.
  const short = filled.find((index) => lines[index].length + 1 < 2 * columns);
  if (short !== undefined) throw ragged(wordsOf(lines[short]).length, columns, short + 1);
  const values = new Float64Array(rows * columns);
  for (const [row, index] of filled.entries()) {
    const words = wordsOf(lines[index]);
    if (words.length !== columns) throw ragged(words.length, columns, index + 1);
    for (const [column, word] of words.entries()) values[row * columns + column] = valueOf(word, index + 1);
  }
  return { rows, columns, values };
}

function ragged(found: number, columns: number, line: number): UnreadableFileError {
  return new UnreadableFileError(
    `found ${found} numbers, expected ${columns} as in the first row: the file is truncated or damaged.`,
    { line },
  );
}

function refuseOtherSize(
  found: { readonly rows: number; readonly columns: number },
  { rows = found.rows, columns = found.columns }: MatrixHeader,
  line: number,
): void {
  if (rows === found.rows && columns === found.columns) return;
  throw new UnreadableFileError(
    `found ${found.rows} rows of ${found.columns} numbers, expected ${rows} of ${columns} as the header says: the file is truncated or damaged.`,
    { line },
  );
}

function valueOf(word: string, line: number): number {
  if (number.test(word)) return Number(word.replace(',', '.'));
  if (notANumber.test(word)) return Number.NaN;
  throw new UnreadableFileError(`found ${quoted(word)}, expected a number.`, { line });
}
