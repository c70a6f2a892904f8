import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { readText } from '../read-text.js';
import { asciiHeader, binaryHeader } from './header.js';
import type { SdfHeader } from './header.js';
import { sdfKind } from './sniff.js';
import { asciiValues, binaryValues } from './values.js';

/** Reads the one surface of a surface data file, of either kind. */
export function readSdf({ name, bytes }: NamedBytes): FileContent {
  const kind = sdfKind(bytes);
  if (kind === undefined) {
    throw new UnreadableFileError('does not begin with a version such as "aISO-1.0": no surface data file.', {
      byte: 0,
    });
  }
  const { header, values, notes } = kind === 'ascii' ? readAscii(readText(bytes, name)) : readBinary(bytes);
  if (header.manufacturer !== '') notes.push(`Manufacturer: ${header.manufacturer}.`);
  if (header.rows === 1) notes.push('One profile: a height map of one row, as high as its points are apart.');
  const map = heightMapOf({
    title: 'Topography',
    columns: header.columns,
    rows: header.rows,
    width: header.xStep * header.columns,
    height: header.yStep * header.rows,
    lateralUnit: 'm',
    valueUnit: 'm',
    data: values.map((value) => value * header.zScale),
    mask: undefined,
    notes,
  });
  return { measurements: map ? [map] : [], notes };
}

interface Surface {
  readonly header: SdfHeader;
  readonly values: Float64Array;
  readonly notes: string[];
}

function readAscii(text: string): Surface {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => line.trim() === '*');
  if (end === -1) {
    throw new UnreadableFileError('found no asterisk after the header: the file is truncated or damaged.', {
      line: lines.length,
    });
  }
  const header = asciiHeader(lines.slice(1, end));
  return { header, values: asciiValues({ header, lines, from: end + 1 }), notes: [] };
}

function readBinary(bytes: Uint8Array): Surface {
  const cursor = new ByteCursor(bytes);
  const header = binaryHeader(cursor);
  const values = binaryValues(cursor, header);
  const left = bytes.length - cursor.byte;
  return { header, values, notes: left > 0 ? [`${left} bytes after the heights were ignored.`] : [] };
}
