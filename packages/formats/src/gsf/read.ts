import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { magicLine, sniffGsf } from './sniff.js';
import { quoted } from '../quoted.js';

/** Reads the one channel of a Gwyddion Simple Field: text header, NUL padding to four bytes, 32-bit floats. */
export function readGsf(file: NamedBytes): FileContent {
  const { bytes } = file;
  const { verdict, reason } = sniffGsf(file);
  if (verdict === 'no') throw new UnreadableFileError(`${reason}: no Gwyddion Simple Field.`, { byte: 0 });
  const headerEnd = bytes.indexOf(0);
  if (headerEnd === -1) {
    throw new UnreadableFileError('found no NUL byte after the header: the file is truncated or damaged.', {
      byte: bytes.length,
    });
  }
  const header = headerOf(bytes.subarray(magicLine.length, headerEnd));
  const columns = resolution(header, 'XRes');
  const rows = resolution(header, 'YRes');
  const cursor = new ByteCursor(bytes, headerEnd + 4 - (headerEnd % 4));
  const data = cursor.float32Array(columns * rows, `heights (XRes x YRes = ${columns} x ${rows})`);
  const notes: string[] = [];
  if (!cursor.atEnd) notes.push(`${bytes.length - cursor.byte} bytes after the heights were ignored.`);
  const map = heightMapOf({
    title: header.get('Title')?.value ?? '',
    columns,
    rows,
    width: size(header, 'XReal'),
    height: size(header, 'YReal'),
    lateralUnit: header.get('XYUnits')?.value ?? '',
    valueUnit: header.get('ZUnits')?.value ?? '',
    data,
    mask: undefined,
    notes,
  });
  if (map) return { measurements: [map], notes };
  throw new UnreadableFileError(`found no height channel: ${notes.join(' ')}`);
}

interface Entry {
  readonly value: string;
  readonly line: number;
}

function headerOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (const [index, text] of lines.entries()) {
    const equals = text.indexOf('=');
    const line = index + 2;
    if (equals > 0) entries.set(text.slice(0, equals).trim(), { value: text.slice(equals + 1).trim(), line });
    else if (text.trim() !== '') {
      throw new UnreadableFileError(`found ${quoted(text.trim())} in the header, expected "name = value".`, {
        line,
      });
    }
  }
  return entries;
}

function resolution(header: ReadonlyMap<string, Entry>, name: string): number {
  const value = number(header, name);
  if (value !== undefined && Number.isInteger(value) && value > 0) return value;
  const found = shown(header.get(name));
  throw new UnreadableFileError(`found ${found} for ${name}, expected a positive whole number.`, {
    line: header.get(name)?.line,
  });
}

/** Physical size of the scan in its unit; 1 where the header leaves it out, as the format says. */
function size(header: ReadonlyMap<string, Entry>, name: string): number {
  const value = number(header, name) ?? 1;
  if (Number.isFinite(value) && value > 0) return value;
  throw new UnreadableFileError(`found ${shown(header.get(name))} for ${name}, expected a positive number.`, {
    line: header.get(name)?.line,
  });
}

function number(header: ReadonlyMap<string, Entry>, name: string): number | undefined {
  const text = header.get(name)?.value;
  return text === undefined || text === '' ? undefined : Number(text);
}

function shown(entry: Entry | undefined): string {
  return entry === undefined ? 'nothing' : quoted(entry.value);
}
