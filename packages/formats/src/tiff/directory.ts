import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { ByteOrder } from '../byte-cursor.js';
import { byteOrderOf } from './sniff.js';

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Byte of the file at which the values begin. */
  readonly start: number;
}

/** The entries of the first page of a TIFF file; values are read when they are asked for. */
export interface TiffDirectory {
  readonly order: ByteOrder;
  readonly hasFurtherPages: boolean;
  /** The values of a tag, empty where it is absent. */
  readonly numbers: (tag: number) => readonly number[];
  /** The text of a tag up to its first NUL, undefined where it is absent. */
  readonly text: (tag: number) => string | undefined;
}

type ReadNumber = (cursor: ByteCursor) => number;

const what = 'a value of the directory';
const rational: ReadNumber = (cursor) => {
  const numerator = cursor.uint32(what);
  return numerator / cursor.uint32(what);
};
const uint64: ReadNumber = (cursor) => {
  const value = cursor.int64(what);
  return value < 0 ? value + 2 ** 64 : value;
};

/** By the number that the format gives to a type of value. */
const types: Readonly<Record<number, { byteLength: number; read: ReadNumber } | undefined>> = {
  1: { byteLength: 1, read: (cursor) => cursor.uint8(what) },
  2: { byteLength: 1, read: (cursor) => cursor.uint8(what) },
  3: { byteLength: 2, read: (cursor) => cursor.uint16(what) },
  4: { byteLength: 4, read: (cursor) => cursor.uint32(what) },
  5: { byteLength: 8, read: rational },
  7: { byteLength: 1, read: (cursor) => cursor.uint8(what) },
  8: { byteLength: 2, read: (cursor) => cursor.int16(what) },
  9: { byteLength: 4, read: (cursor) => cursor.int32(what) },
  13: { byteLength: 4, read: (cursor) => cursor.uint32(what) },
  16: { byteLength: 8, read: uint64 },
  18: { byteLength: 8, read: uint64 },
};

/** Sizes of the classic format and of BigTIFF, whose places and counts have 64 bits. */
const layouts = {
  classic: { firstAt: 4, entryBytes: 12, valueBytes: 4, entryCount: (c: ByteCursor) => c.uint16(what) },
  big: { firstAt: 8, entryBytes: 20, valueBytes: 8, entryCount: uint64 },
} as const;

/**
 * Reads the directory of the first page, of the classic format and of BigTIFF.
 * Source: Adobe, TIFF Revision 6.0 (1992), section 2; the BigTIFF design of the makers of libtiff.
 */
export function readDirectory(bytes: Uint8Array): TiffDirectory {
  const { order, isBig } = byteOrderOf(bytes);
  const layout = isBig ? layouts.big : layouts.classic;
  const place: ReadNumber = isBig ? uint64 : (cursor) => cursor.uint32(what);
  const at = (start: number) => new ByteCursor(bytes, checkedPlace(start, bytes), bytes.length, order);
  const cursor = at(place(at(layout.firstAt)));
  const count = layout.entryCount(cursor);
  const table = cursor.part(count * layout.entryBytes, `${count} entries of the directory`);
  const entries = new Map<number, Entry>();
  while (!table.atEnd) {
    const tag = table.uint16(what);
    const type = table.uint16(what);
    const valueCount = place(table);
    const inPlace = table.part(layout.valueBytes, what);
    const fits = valueCount * (types[type]?.byteLength ?? 1) <= layout.valueBytes;
    entries.set(tag, { type, count: valueCount, start: fits ? inPlace.byte : place(inPlace) });
  }
  const hasFurtherPages = cursor.bytesLeft >= layout.valueBytes && place(cursor) !== 0;
  return {
    order,
    hasFurtherPages,
    numbers: (tag) => numbersOf(entries.get(tag), { tag, at }),
    text: (tag) => textOf(entries.get(tag), { tag, at }),
  };
}

interface Access {
  readonly tag: number;
  readonly at: (start: number) => ByteCursor;
}

function numbersOf(entry: Entry | undefined, { tag, at }: Access): number[] {
  if (entry === undefined) return [];
  const { type, count, start } = entry;
  const known = types[type];
  if (known === undefined) {
    throw new UnreadableFileError(`found values of the type ${type} under tag ${tag}, expected numbers.`);
  }
  const values = at(start).part(count * known.byteLength, `${count} values of tag ${tag}`);
  return Array.from({ length: count }, () => known.read(values));
}

function textOf(entry: Entry | undefined, { tag, at }: Access): string | undefined {
  if (entry === undefined) return undefined;
  return at(entry.start).text(entry.count, `the text of tag ${tag}`).replace(/\0.*$/s, '');
}

function checkedPlace(start: number, bytes: Uint8Array): number {
  if (start >= 0 && start < bytes.length) return start;
  throw new UnreadableFileError(
    `found a reference to byte ${start} of ${bytes.length}: the file is truncated or damaged.`,
  );
}
