import { UnreadableFileError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';

/** Length that Qt writes for a text or array that is null. */
const nullLength = 0xffffffff;

/** A QString of a big-endian QDataStream: length in bytes, then UTF-16. */
export function qtText(cursor: ByteCursor, what: string): string {
  const at = cursor.byte;
  const length = cursor.uint32(`the length of ${what}`);
  if (length === nullLength) return '';
  if (length % 2 === 1) {
    throw new UnreadableFileError(
      `found a length of ${length} bytes for ${what}, expected an even number (UTF-16).`,
      { byte: at },
    );
  }
  return new TextDecoder('utf-16be').decode(cursor.raw(length, what));
}

/** A cursor over a QByteArray; empty where it is null. */
export function qtBytes(cursor: ByteCursor, what: string): ByteCursor {
  const length = cursor.uint32(`the length of ${what}`);
  return cursor.part(length === nullLength ? 0 : length, what);
}
