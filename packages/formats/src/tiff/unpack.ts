import { Unzlib } from 'fflate';
import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { unpackLzw } from './lzw.js';
import { roomFor } from './room.js';

/** One strip or tile as it stands in the file. */
export interface PackedTile {
  readonly packed: Uint8Array;
  /** Byte of the file at which it begins. */
  readonly byte: number;
  readonly compression: number;
  readonly unpackedBytes: number;
}

/** Micrographs shrink two or three times, drawn areas more; what shrinks more than this is made to fill the memory. */
export const largestRatio = 100;

/** Bytes handed to the unpacker at a time: deflate unpacks at most 1032 fold, so that a bomb is stopped in time. */
const portionBytes = 2 ** 14;

/** Unpacks at most so many bytes; undefined for a stream that makes no sense. */
type Unpacker = (packed: Uint8Array, most: number) => Uint8Array | undefined;

const unpackers: Readonly<Record<number, Unpacker | undefined>> = {
  5: unpackLzw,
  8: unpackDeflate,
  32773: unpackBits,
  32946: unpackDeflate,
};

const names: Readonly<Record<number, string | undefined>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'ZSTD',
  50001: 'WebP',
};

/**
 * The bytes of a strip or tile: a window on the file where it is not compressed, else unpacked.
 *
 * @throws UnreadableFileError where there are fewer than announced, UnsupportedFeatureError for other compressions
 */
export function unpackTile({ packed, byte, compression, unpackedBytes }: PackedTile): Uint8Array {
  if (compression === 1) return checkedLength(packed.subarray(0, unpackedBytes), unpackedBytes, byte);
  const unpack = unpackers[compression];
  if (!unpack) {
    const name = names[compression];
    throw new UnsupportedFeatureError(
      `found the compression ${compression}${name ? ` (${name})` : ''}, expected none, LZW, deflate or PackBits; export the image with one of these.`,
    );
  }
  const unpacked = unpack(packed, unpackedBytes);
  if (unpacked) return checkedLength(unpacked, unpackedBytes, byte);
  throw new UnreadableFileError('found packed pixels that do not unpack: the file is damaged.', { byte });
}

function checkedLength(found: Uint8Array, expected: number, byte: number): Uint8Array {
  if (found.length === expected) return found;
  throw new UnreadableFileError(
    `found ${found.length} bytes of pixels, expected ${expected}: the file is truncated or damaged.`,
    { byte },
  );
}

/** Stops where the output is full; encoders may pad what follows. */
function unpackDeflate(packed: Uint8Array, most: number): Uint8Array | undefined {
  let out = roomFor(packed.length, most);
  let filled = 0;
  const inflater = new Unzlib((chunk) => {
    const end = Math.min(most, filled + chunk.length);
    if (end > out.length) out = roomFor(end, most, out);
    out.set(chunk.subarray(0, end - filled), filled);
    filled = end;
  });
  try {
    for (let at = 0; at < packed.length && filled < most; at += portionBytes) {
      inflater.push(packed.subarray(at, at + portionBytes), at + portionBytes >= packed.length);
    }
  } catch {
    return undefined;
  }
  return out.subarray(0, filled);
}

/** Source: Adobe, TIFF Revision 6.0 (1992), section 9. */
function unpackBits(packed: Uint8Array, most: number): Uint8Array {
  let out = roomFor(packed.length, most);
  let filled = 0;
  for (let at = 0; at + 1 < packed.length && filled < most;) {
    const header = packed[at];
    const isRun = header > 128;
    const count = header === 128 ? 0 : isRun ? 257 - header : header + 1;
    const end = Math.min(most, filled + count);
    if (end > out.length) out = roomFor(end, most, out);
    if (isRun) out.fill(packed[at + 1], filled, end);
    else out.set(packed.subarray(at + 1, at + 1 + end - filled), filled);
    at += header === 128 ? 1 : isRun ? 2 : 1 + count;
    // A run of literal bytes that the file cuts off is as long as what is there.
    filled = isRun ? end : Math.min(end, filled + Math.max(0, packed.length - (at - count)));
  }
  return out.subarray(0, filled);
}
