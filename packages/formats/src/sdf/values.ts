import { UnreadableFileError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';
import { quoted } from '../quoted.js';
import type { SampleType } from '../sample-type.js';
import type { SdfHeader } from './header.js';

/** By the number of the data type. */
const sampleTypes: readonly SampleType[] = [
  'uint8',
  'uint16',
  'uint32',
  'float32',
  'int8',
  'int16',
  'int32',
  'float64',
];

/** The stored values of the binary kind. */
export function binaryValues(cursor: ByteCursor, { columns, rows, dataType }: SdfHeader): Float64Array {
  const type = sampleTypes.at(dataType);
  if (type === undefined || dataType >= sampleTypes.length) {
    throw new UnreadableFileError(`found ${dataType}, expected a number from 0 to 7.`, { field: 'DataType' });
  }
  return cursor.samples(type, columns * rows, `heights of ${rows} profiles of ${columns} points`);
}

interface AsciiData {
  readonly header: SdfHeader;
  readonly lines: readonly string[];
  /** Index of the first line behind the asterisk that ends the header. */
  readonly from: number;
}

/** The values of the ASCII kind, between the first and the second asterisk; BAD is a point without a value. */
export function asciiValues({ header, lines, from }: AsciiData): Float64Array {
  const count = header.columns * header.rows;
  const characters = lines.slice(from).reduce((sum, line) => sum + line.length + 1, 0);
  if (2 * count > characters + 1) throw incomplete(Math.floor(characters / 2), count, lines.length);
  const values = new Float64Array(count);
  let filled = 0;
  for (let index = from; index < lines.length && filled < count; index += 1) {
    const line = lines[index].trim();
    if (line.startsWith('*')) throw incomplete(filled, count, index + 1);
    for (const word of line === '' ? [] : line.split(/\s+/)) {
      if (filled === count) throw tooMany(count, index + 1);
      values[filled] = heightOf(word, index + 1);
      filled += 1;
    }
  }
  if (filled < count) throw incomplete(filled, count, lines.length);
  return values;
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function heightOf(word: string, line: number): number {
  if (word === 'BAD') return Number.NaN;
  if (number.test(word)) return Number(word);
  throw new UnreadableFileError(`found ${quoted(word)}, expected a number or BAD.`, { line });
}

function incomplete(found: number, count: number, line: number): UnreadableFileError {
  return new UnreadableFileError(
    `found at most ${found} heights, expected ${count}: the file is truncated or damaged.`,
    { line },
  );
}

function tooMany(count: number, line: number): UnreadableFileError {
  return new UnreadableFileError(`found more heights than the ${count} that the header announces.`, { line });
}
