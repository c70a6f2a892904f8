import { isComment } from '../delimited-text/comment.js';
import { splitRow } from '../delimited-text/split-row.js';
import type { Delimiter } from '../delimited-text/split-row.js';
import { nameAndUnit } from '../delimited-text/unit-in-header.js';

const delimiters: readonly Delimiter[] = ['\t', ';', ','];

/** The header of a list of files. */
export interface StepsHeader {
  /** Of the header, from 0. */
  readonly index: number;
  readonly delimiter: Delimiter;
  readonly cells: readonly string[];
  /** The column of the names. */
  readonly file: number;
}

/** Finds the header: the first line that is no comment; undefined where it names no column of files, or nothing follows. */
export function headerOfSteps(lines: readonly string[]): StepsHeader | undefined {
  const index = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  const next = lines.slice(index + 1).find((line) => line.trim() !== '' && !isComment(line));
  if (index === -1 || next === undefined) return undefined;
  for (const delimiter of delimiters) {
    const cells = splitRow(lines[index], delimiter);
    const file = cells.findIndex(
      (cell) =>
        /file/i.test(cell) && /^(?:file|file name|filename|spectrum file)$/.test(nameAndUnit(cell).name),
    );
    if (file !== -1 && isFileName(splitRow(next, delimiter).at(file)))
      return { index, delimiter, cells, file };
  }
  return undefined;
}

const isFileName = (cell: string | undefined): boolean =>
  cell !== undefined && /\.[a-z0-9]{1,8}$/i.test(cell);
