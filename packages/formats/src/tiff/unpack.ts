import { Unzlib } from 'fflate';
import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { unpackLzw } from './lzw.js';

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

type Unpacker = (packed: Uint8Array, out: Uint8Array) => number | undefined;

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
  const out = new Uint8Array(unpackedBytes);
  const filled = unpack(packed, out);
  if (filled === undefined) {
    throw new UnreadableFileError('found packed pixels that do not unpack: the file is damaged.', { byte });
  }
  return checkedLength(out.subarray(0, filled), unpackedBytes, byte);
}

function checkedLength(found: Uint8Array, expected: number, byte: number): Uint8Array {
  if (found.length === expected) return found;
  throw new UnreadableFileError(
    `found ${found.length} bytes of pixels, expected ${expected}: the file is truncated or damaged.`,
    { byte },
  );
}

/** Stops where the output is full; encoders may pad what follows. */
function unpackDeflate(packed: Uint8Array, out: Uint8Array): number | undefined {
  let filled = 0;
  const inflater = new Unzlib((chunk) => {
    out.set(chunk.subarray(0, out.length - filled), filled);
    filled = Math.min(out.length, filled + chunk.length);
  });
  try {
    for (let at = 0; at < packed.length && filled < out.length; at += portionBytes) {
      inflater.push(packed.subarray(at, at + portionBytes), at + portionBytes >= packed.length);
    }
  } catch {
    return undefined;
  }
  return filled;
}

/** Source: Adobe, TIFF Revision 6.0 (1992), section 9. */
function unpackBits(packed: Uint8Array, out: Uint8Array): number {
  let filled = 0;
  for (let at = 0; at + 1 < packed.length && filled < out.length;) {
    const count = packed[at];
    at += 1;
    if (count < 128) {
      const literal = packed.subarray(at, at + Math.min(count + 1, out.length - filled));
      out.set(literal, filled);
      filled += literal.length;
      at += count + 1;
    } else if (count > 128) {
      const end = Math.min(out.length, filled + 257 - count);
      out.fill(packed[at], filled, end);
      filled = end;
      at += 1;
    }
  }
  return filled;
}
