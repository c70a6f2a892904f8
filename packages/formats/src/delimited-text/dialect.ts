import { isComment } from './comment.js';
import { parseCell } from './number.js';
import type { DecimalMark } from './number.js';
import { splitRow } from './split-row.js';
import type { Delimiter } from './split-row.js';

/** How rows of numbers are written in a file. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimalMark: DecimalMark;
  /** Cells of a row. */
  readonly columns: number;
  /** The first column that holds numbers: a row with a number there is data, and columns of names may stand before it. */
  readonly firstNumeric: number;
}

/** On equal scores the earlier one wins: a tab is never written by accident, a blank often is. */
const delimiters: readonly Delimiter[] = ['\t', ';', ',', ' '];
const decimalMarks: readonly DecimalMark[] = ['.', ','];

const sampledRows = 400;
/** Of a row of data. */
const fewestCells = 2;

/**
 * Finds delimiter and decimal mark by trying all pairs on the first rows: the pair under which the most cells, in rows of
 * one common length that are mostly numbers, are numbers. Undefined where no pair gives two columns.
 */
export function detectDialect(lines: readonly string[]): Dialect | undefined {
  const rows = lines.filter((line) => line.trim() !== '' && !isComment(line)).slice(0, sampledRows);
  const isWritten = (character: string): boolean => rows.some((row) => row.includes(character));
  // Without a comma anywhere, numbers with decimal points are all that a decimal comma could read.
  const marks = isWritten(',') ? decimalMarks : decimalMarks.slice(0, 1);
  let best: { dialect: Dialect; score: number } | undefined;
  for (const delimiter of delimiters) {
    if (delimiter !== ' ' && !isWritten(delimiter)) continue;
    const cells = rows.map((row) => splitRow(row, delimiter));
    if (!cells.some((row) => row.length >= fewestCells)) continue;
    for (const decimalMark of marks) {
      if (delimiter === decimalMark) continue;
      const trial = tryDialect(cells, delimiter, decimalMark);
      if (trial && trial.score > (best?.score ?? 0)) best = trial;
    }
  }
  return best?.dialect;
}

function tryDialect(
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
  decimalMark: DecimalMark,
): { dialect: Dialect; score: number } | undefined {
  const numeric = rows
    .map((row) => row.map((cell) => parseCell(cell, decimalMark) !== undefined))
    .filter(isMostlyNumbers);
  const columns = mostFrequent(numeric.map((row) => row.length));
  if (columns === undefined) return undefined;
  const counted = numeric.filter((row) => row.length === columns);
  const score = counted.reduce((sum, row) => sum + row.filter(Boolean).length / columns, 0);
  const inColumn = Array.from(
    { length: columns },
    (_, column) => counted.filter((row) => row[column]).length,
  );
  const firstNumeric = inColumn.findIndex((count) => 2 * count > counted.length);
  return { dialect: { delimiter, decimalMark, columns, firstNumeric: Math.max(firstNumeric, 0) }, score };
}

/** A number and anything beside it, or names and at least two numbers: prose with commas is neither. */
function isMostlyNumbers(row: readonly boolean[]): boolean {
  const count = row.filter(Boolean).length;
  return row.length >= fewestCells && (row[0] || (count >= 2 && 2 * count >= row.length));
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** In words, for notes. */
export function describeDialect({ delimiter, decimalMark }: Dialect): string {
  const names = { '\t': 'tab', ';': 'semicolon', ',': 'comma', ' ': 'blanks' } as const;
  return `columns separated by ${names[delimiter]}, decimal ${decimalMark === '.' ? 'point' : 'comma'}`;
}
