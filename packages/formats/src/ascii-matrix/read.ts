import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { metresIn } from '../length-unit.js';
import { readText } from '../read-text.js';
import { linesOf, matrixHeader } from './layouts.js';
import { readMatrix } from './values.js';

/** Reads a matrix of heights that a program has written as text, top row first. */
export function readAsciiMatrix({ name, bytes }: NamedBytes): FileContent {
  const lines = linesOf(readText(bytes, name));
  const header = matrixHeader(lines);
  if (!header) {
    throw new UnreadableFileError(
      'found no header that states the size of the scan, expected one as Gwyddion or SPIP write it.',
      { line: 1 },
    );
  }
  const { rows, columns, values } = readMatrix(lines, header);
  const notes = [`Text matrix: ${header.layout}.`];
  const metres = metresIn(header.valueUnit);
  const { width, height } = header.size ?? sizeOfPixels(header.pixel ?? Number.NaN, rows, columns);
  const factor = header.scale * (metres ?? 1);
  const map = heightMapOf({
    title: header.title,
    columns,
    rows,
    width,
    height,
    lateralUnit: 'm',
    valueUnit: metres === undefined ? header.valueUnit : 'm',
    data: factor === 1 ? values : values.map((value) => value * factor),
    mask: undefined,
    notes,
  });
  if (map) return { measurements: [map], notes };
  throw new UnreadableFileError(`found no height channel: ${notes.join(' ')}`);
}

function sizeOfPixels(pixel: number, rows: number, columns: number) {
  return { width: pixel * columns, height: pixel * rows };
}
