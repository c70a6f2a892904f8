import type { ByteCursor } from '../byte-cursor.js';

/** A text in a field of fixed length: up to the first NUL byte. */
export function fixedText(cursor: ByteCursor, length: number, what: string): string {
  return (cursor.text(length, what).split('\0', 1)[0] ?? '').trim();
}
