import { decodeText } from './delimited-text/decode.js';
import type { DecodedText } from './delimited-text/decode.js';

/** Of each file that is being recognised, by the number of bytes. */
const decodedHeads = new WeakMap<Uint8Array, Map<number, DecodedText | undefined>>();

/**
 * The first bytes of a file as text; undefined for binary data. Every sniffer of a text format asks for it, and it is
 * decoded once for all of them.
 *
 * @param byteLength at most so many; an even number, so that UTF-16 is cut between characters
 */
export function headText(bytes: Uint8Array, byteLength: number): DecodedText | undefined {
  const length = Math.min(byteLength, bytes.length);
  const heads = decodedHeads.get(bytes) ?? new Map<number, DecodedText | undefined>();
  decodedHeads.set(bytes, heads);
  if (!heads.has(length))
    heads.set(length, decodeText(bytes.subarray(0, length), { partial: bytes.length > length }));
  return heads.get(length);
}

/** As `headText`, with its last line left out where the file goes on behind it: whole lines only. */
export function headLines(bytes: Uint8Array, byteLength: number): DecodedText | undefined {
  const head = headText(bytes, byteLength);
  if (!head || bytes.length <= byteLength) return head;
  return { ...head, text: head.text.replace(/[\r\n][^\r\n]*$/, '') };
}
