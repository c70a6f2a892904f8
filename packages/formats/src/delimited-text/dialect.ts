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
  /** Share of the sampled cells that are numbers; 1 for a clean table. */
  readonly numericShare: number;
}

/** On equal scores the earlier one wins: a tab is never written by accident, a blank often is. */
const delimiters: readonly Delimiter[] = ['\t', ';', ',', ' '];
const decimalMarks: readonly DecimalMark[] = ['.', ','];

const sampledRows = 400;

/**
 * Finds delimiter and decimal mark by trying all pairs on the first rows: the pair under which the most cells, in rows
 * of one common length that begin with a number, are numbers. Undefined where no pair gives two columns.
 */
export function detectDialect(lines: readonly string[]): Dialect | undefined {
  const rows = lines.filter((line) => line.trim() !== '' && !isComment(line)).slice(0, sampledRows);
  let best: { dialect: Dialect; score: number } | undefined;
  for (const delimiter of delimiters) {
    const cells = rows.map((row) => splitRow(row, delimiter));
    for (const decimalMark of decimalMarks) {
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
  const counted = rows
    .filter((row) => row.length >= 2 && parseCell(row[0] ?? '', decimalMark) !== undefined)
    .map((row) => ({
      columns: row.length,
      share: row.filter((cell) => parseCell(cell, decimalMark) !== undefined).length / row.length,
    }));
  const columns = mostFrequent(counted.map((row) => row.columns));
  if (columns === undefined) return undefined;
  const score = counted.filter((row) => row.columns === columns).reduce((sum, row) => sum + row.share, 0);
  const numericShare = score / counted.filter((row) => row.columns === columns).length;
  return { dialect: { delimiter, decimalMark, columns, numericShare }, score };
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
