import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import { tableOf } from '../delimited-text/table.js';
import type { Table } from '../delimited-text/table.js';

/** Text taken apart into what describes the measurement and the table of its numbers. */
export interface DescribedTable {
  readonly description: readonly string[];
  /** Its columns have no names; its lines are those of the file. */
  readonly table: Table;
}

/** Says which lines of a text describe its numbers, by their index. */
export type FindDescription = (lines: readonly string[]) => (index: number) => boolean;

/** A description that ends with a heading and, below it, blank lines and those of units in brackets. */
export function above(isHeading: (line: string) => boolean): FindDescription {
  return (lines) => {
    const heading = lines.findIndex(isHeading);
    const first = lines.findIndex((line, index) => index > heading && !/^\s*(?:\[|$)/.test(line));
    return (index) => heading !== -1 && (first === -1 || index < first);
  };
}

/**
 * The table of numbers of a text, and the lines that describe it.
 *
 * @throws UnreadableFileError for binary data and for what is no table beside the description
 */
export function tableUnder(bytes: Uint8Array, findDescription: FindDescription): DescribedTable {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text with columns of numbers.');
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const isDescription = findDescription(lines);
  // Blank lines in the place of the description keep the numbers of the lines.
  const numbers = lines.map((line, index) => (isDescription(index) ? '' : line));
  return {
    description: lines.filter((_, index) => isDescription(index)),
    table: tableOf({ ...decoded, text: numbers.join('\n') }),
  };
}
