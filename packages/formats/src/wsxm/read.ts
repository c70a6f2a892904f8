import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { quoted } from '../quoted.js';
import type { SampleType } from '../sample-type.js';
import { amplitude, readWsxmHeader, wholeNumber } from './header.js';
import type { WsxmHeader } from './header.js';
import { sniffWsxm } from './sniff.js';

/** Reads the one image of a WSxM file, turned by half a circle: the file begins with the lower right corner. */
export function readWsxm(file: NamedBytes): FileContent {
  const { verdict, reason } = sniffWsxm(file);
  if (verdict === 'no') throw new UnreadableFileError(`${reason}: no image of WSxM.`, { byte: 0 });
  const header = readWsxmHeader(file.bytes);
  const columns = wholeNumber(header, 'General Info/Number of columns');
  const rows = wholeNumber(header, 'General Info/Number of rows');
  const cursor = new ByteCursor(file.bytes, header.dataStart);
  const stored = cursor.samples(
    sampleTypeOf(header),
    rows * columns,
    `values of ${columns} x ${rows} pixels`,
  );
  const range = amplitude(header, 'General Info/Z Amplitude');
  const width = lengthOf(header, 'Control/X Amplitude');
  const height = lengthOf(header, 'Control/Y Amplitude');
  const title = header.values.get('General Info/Acquisition channel') ?? '';
  const notes = [...settings(header)];
  if (!cursor.atEnd) {
    notes.push(`${file.bytes.length - cursor.byte} bytes after the values were ignored.`);
  }
  const data = scaled(stored, range.value).reverse();
  const field = { title, columns, rows, width, height, lateralUnit: 'm', valueUnit: range.unit, data };
  const map = heightMapOf({ ...field, mask: undefined, notes });
  if (map) return { measurements: [map], notes };
  throw new UnreadableFileError(`found no height channel: ${notes.join(' ')}`);
}

const sampleTypes: Readonly<Record<string, SampleType | undefined>> = {
  short: 'int16',
  float: 'float32',
  double: 'float64',
};

/** Files of before version 2 of the header do not state it: 16-bit integers. */
function sampleTypeOf({ values }: WsxmHeader): SampleType {
  const stated = values.get('General Info/Image Data Type') ?? 'short';
  const type = sampleTypes[stated.toLowerCase()];
  if (type) return type;
  throw new UnreadableFileError(`found ${quoted(stated)}, expected short, float or double.`, {
    field: 'General Info/Image Data Type',
  });
}

function lengthOf(header: WsxmHeader, name: string): number {
  const { value, unit } = amplitude(header, name);
  if (unit === 'm' && value > 0) return value;
  throw new UnreadableFileError(
    `found ${quoted(header.values.get(name) ?? '')}, expected a positive length.`,
    { field: name },
  );
}

/** "Z Amplitude" is the range of heights; the zero of the stored values is the zero of the heights. */
function scaled(stored: Float64Array, range: number): Float64Array {
  let least = Infinity;
  let most = -Infinity;
  for (const value of stored) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const size = most > least ? range / (most - least) : 0;
  return stored.map((value) => value * size);
}

const told = ['General Info/Head type', 'General Info/X scanning direction', 'General Info/Acquisition time'];

function settings({ values }: WsxmHeader): string[] {
  return told
    .filter((name) => values.has(name))
    .map((name) => `${name.slice(name.indexOf('/') + 1)}: ${values.get(name) ?? ''}.`);
}
