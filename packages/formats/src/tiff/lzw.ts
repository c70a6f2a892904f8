import { roomFor } from './room.js';

const clearCode = 256;
const endCode = 257;
const tableSize = 4096;

/**
 * Unpacks LZW as TIFF has it: codes of 9 to 12 bits, highest bit first, each width used up to one code short of its end.
 * Returns what it unpacks to, at most `most` bytes; undefined for codes that are not in the table, and for
 * the reverse order of bits that writers before 1988 had.
 * Source: Adobe, TIFF Revision 6.0 (1992), section 13.
 */
export function unpackLzw(packed: Uint8Array, most: number): Uint8Array | undefined {
  let out = roomFor(packed.length, most);
  if (packed[0] === 0 && (packed[1] & 1) === 1) return undefined;
  const prefix = new Uint16Array(tableSize);
  const last = new Uint8Array(tableSize);
  const first = new Uint8Array(tableSize);
  const length = new Uint16Array(tableSize);
  for (let code = 0; code < clearCode; code += 1) {
    last[code] = first[code] = code;
    length[code] = 1;
  }
  let next = endCode + 1;
  let width = 9;
  let previous = -1;
  let filled = 0;
  let bits = 0;
  let bitCount = 0;
  // Hot: once a code. Bits come in from the right; no more than 19 are held.
  for (let at = 0; filled < most;) {
    while (bitCount < width && at < packed.length) {
      bits = ((bits << 8) | packed[at]) & 0xffffff;
      at += 1;
      bitCount += 8;
    }
    if (bitCount < width) break;
    bitCount -= width;
    const code = (bits >>> bitCount) & ((1 << width) - 1);
    if (code === endCode) break;
    if (code === clearCode) {
      next = endCode + 1;
      width = 9;
      previous = -1;
      continue;
    }
    if (previous === -1 ? code > 255 : code > next) return undefined;
    if (previous !== -1 && next < tableSize) {
      prefix[next] = previous;
      first[next] = first[previous];
      // A code that is defined by its own use ends with the byte that it begins with.
      last[next] = code === next ? first[previous] : first[code];
      length[next] = length[previous] + 1;
      next += 1;
      if (next >= (1 << width) - 1 && width < 12) width += 1;
    } else if (code >= next) return undefined;
    const end = Math.min(filled + length[code], most);
    if (end > out.length) out = roomFor(end, most, out);
    for (let entry = code, to = filled + length[code] - 1; to >= filled; to -= 1) {
      if (to < end) out[to] = last[entry];
      entry = prefix[entry];
    }
    filled = end;
    previous = code;
  }
  return out.subarray(0, filled);
}
