import { UnreadableFileError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';
import { quoted } from '../quoted.js';

/** A value of a Gwyddion object; items of types that no reader needs are passed over and absent. */
export type GwyValue = boolean | number | string | Float64Array | GwyObject;

/** A typed object of a Gwyddion file: its type name and its named items. */
export interface GwyObject {
  readonly type: string;
  readonly items: ReadonlyMap<string, GwyValue>;
}

/** Deeper nesting than any real file; a bound against damaged or hostile ones. */
const deepest = 32;

/** How the items of an object are laid out: the two generations of the format differ only in this. */
type ItemLayout = (cursor: ByteCursor, depth: number) => readonly [string, GwyValue | undefined];

/**
 * Reads an object: NUL-terminated type name, 32-bit size of what follows, then items of name, type letter and value.
 * Source: the Gwyddion user guide, "Gwyddion native format".
 */
export function readGwyObject(cursor: ByteCursor, depth = 0): GwyObject {
  return readObject({ cursor, depth, itemLayout: namedItem });
}

/** Reads the container of a file of Gwyddion 1.x: each item has a 32-bit GLib type number before its name. */
export function readOldGwyContainer(cursor: ByteCursor): GwyObject {
  return readObject({ cursor, depth: 0, itemLayout: numberedItem });
}

function readObject(request: { cursor: ByteCursor; depth: number; itemLayout: ItemLayout }): GwyObject {
  const { cursor, depth, itemLayout } = request;
  if (depth > deepest) {
    throw new UnreadableFileError(`found objects nested more than ${deepest} deep: the file is damaged.`, {
      byte: cursor.byte,
    });
  }
  const type = cursor.nulTerminatedText('an object name');
  const body = cursor.part(cursor.uint32('an object size'), `the object ${quoted(type)}`);
  const items = new Map<string, GwyValue>();
  while (!body.atEnd) {
    const [name, value] = itemLayout(body, depth);
    if (value !== undefined) items.set(name, value);
  }
  return { type, items };
}

function namedItem(cursor: ByteCursor, depth: number): readonly [string, GwyValue | undefined] {
  const name = cursor.nulTerminatedText('an item name');
  const letter = String.fromCharCode(cursor.uint8('an item type'));
  return [name, readValue({ cursor, letter, name, depth })];
}

/** GLib's fundamental types (number << 2) that Gwyddion 1.x wrote, as the letters of the later format. */
const letterOfGlibType: Readonly<Record<number, string | undefined>> = {
  12: 'c', // char
  16: 'c', // unsigned char
  20: 'b', // boolean, stored as one byte
  24: 'i', // int
  28: 'i', // unsigned int
  40: 'q', // 64-bit int
  60: 'd', // double
  64: 's', // string
  80: 'o', // object
};

function numberedItem(cursor: ByteCursor, depth: number): readonly [string, GwyValue | undefined] {
  const { byte } = cursor;
  const type = cursor.uint32('an item type');
  const name = cursor.nulTerminatedText('an item name');
  const letter = letterOfGlibType[type];
  if (letter === undefined) throw unknownType(`number ${type}`, name, byte);
  return [name, readValue({ cursor, letter, name, depth })];
}

function readValue(request: {
  cursor: ByteCursor;
  letter: string;
  name: string;
  depth: number;
}): GwyValue | undefined {
  const { cursor, letter, name, depth } = request;
  switch (letter) {
    case 'b':
      return cursor.uint8(quoted(name)) !== 0;
    case 'c':
      return cursor.uint8(quoted(name));
    case 'i':
      return cursor.int32(quoted(name));
    case 'q':
      return cursor.int64(quoted(name));
    case 'd':
      return cursor.float64(quoted(name));
    case 's':
      return cursor.nulTerminatedText(quoted(name));
    case 'o':
      return readGwyObject(cursor, depth + 1);
    case 'D':
      return cursor.float64Array(cursor.uint32(`the length of ${quoted(name)}`), quoted(name));
    default:
      passArray(request);
      return undefined;
  }
}

const bytesPerElement: Readonly<Record<string, number | undefined>> = { C: 1, I: 4, Q: 8 };

/** Arrays of other things (curves' points, palettes, strings, objects) are stepped over, checked but not kept. */
function passArray({ cursor, letter, name, depth }: Parameters<typeof readValue>[0]): void {
  const { byte } = cursor;
  const size = bytesPerElement[letter];
  if (size === undefined && letter !== 'S' && letter !== 'O')
    throw unknownType(quoted(letter), name, byte - 1);
  const count = cursor.uint32(`the length of ${quoted(name)}`);
  if (size !== undefined) {
    cursor.part(size * count, quoted(name));
    return;
  }
  for (let element = 0; element < count; element += 1) {
    if (letter === 'S') cursor.nulTerminatedText(quoted(name));
    else readGwyObject(cursor, depth + 1);
  }
}

function unknownType(type: string, name: string, byte: number): UnreadableFileError {
  return new UnreadableFileError(`found the unknown type ${type} for ${quoted(name)}: the file is damaged.`, {
    byte,
  });
}
