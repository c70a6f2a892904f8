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

/**
 * The table of numbers of a text, and the lines that describe it, wherever they stand.
 *
 * @throws UnreadableFileError for binary data and for what is no table beside the description
 */
export function tableUnder(
  bytes: Uint8Array,
  isDescription: (line: string, index: number) => boolean,
): DescribedTable {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text with columns of numbers.');
  const lines = decoded.text.split(/\r\n|\r|\n/);
  // Blank lines in the place of the description keep the numbers of the lines.
  const numbers = lines.map((line, index) => (isDescription(line, index) ? '' : line));
  return {
    description: lines.filter(isDescription),
    table: tableOf({ ...decoded, text: numbers.join('\n') }),
  };
}
