/** Bytes that a packed one usually gives; more is given when it turns out to be needed. */
const usualRatio = 3;

/**
 * Room for at least `needed` and at most `most` unpacked bytes, with what `filled` holds. It grows with what is there, not with
 * what a header announces.
 */
export function roomFor(needed: number, most: number, filled: Uint8Array = new Uint8Array()): Uint8Array {
  const room = new Uint8Array(Math.min(most, Math.max(usualRatio * needed, 64)));
  room.set(filled);
  return room;
}
