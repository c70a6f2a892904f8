import { Inflate } from 'fflate';
import { UnreadableFileError } from '@modalgain/numerics';
import { joinBytes } from '../join-bytes.js';
import { quoted } from '../quoted.js';
import { crc32 } from './crc32.js';
import { readDirectory } from './directory.js';
import type { ZipEntry } from './directory.js';

/** The files of a ZIP archive; nothing is unpacked before it is asked for. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** As the directory of the archive lists them; a hostile one may name a file twice. */
  readonly entries: readonly ZipEntry[];
  /**
   * The bytes of one file, checked against its CRC-32; undefined where the archive has none of that name.
   *
   * @throws UnreadableFileError for damage and for a file that unpacks to more than `largestRatio` times its size
   */
  readonly file: (name: string) => Uint8Array | undefined;
}

/** Scans shrink two or three times, XML twenty; what shrinks more is made to fill the memory. */
const largestRatio = 100;
/** A short text may shrink more than that and do no harm. */
const harmlessBytes = 2 ** 20;

/**
 * Bytes handed to the unpacker at a time: deflate unpacks at most 1032 fold, so that a bomb is stopped in time. A part of the
 * whole, within these bounds, since each portion costs.
 */
const portions = 64;
const leastPortion = 2 ** 12;
const largestPortion = 2 ** 16;

/**
 * Opens a ZIP archive by its central directory.
 *
 * @throws UnreadableFileError where there is none or it is damaged
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const entries = readDirectory(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: [...byName.keys()],
    entries,
    file: (name) => {
      const entry = byName.get(name);
      return entry && unpack(bytes, entry);
    },
  };
}

/** Whether so many bytes from so few would be refused by `openZip`; a writer stores such a file as it is. */
export const shrinksTooMuch = ({
  packedBytes,
  unpackedBytes,
}: Pick<ZipEntry, 'packedBytes' | 'unpackedBytes'>): boolean =>
  unpackedBytes > Math.max(harmlessBytes, largestRatio * packedBytes);

function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { method, start, packedBytes, unpackedBytes, name } = entry;
  if (shrinksTooMuch(entry)) {
    throw new UnreadableFileError(
      `found ${packedBytes} bytes that unpack to ${unpackedBytes}, more than ${largestRatio} times as many: refused as hostile.`,
      { byte: start, field: name },
    );
  }
  const packed = bytes.subarray(start, start + packedBytes);
  const unpacked = method === 'stored' ? packed : inflate(packed, entry);
  if (unpacked.length !== unpackedBytes || crc32(unpacked) !== entry.crc) {
    throw damaged(entry, 'its size or checksum is not as announced');
  }
  return unpacked;
}

/** Unpacks portion by portion; memory grows with what is there and never beyond the announced size. */
function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const chunks: Uint8Array[] = [];
  const portion = Math.min(largestPortion, Math.max(leastPortion, Math.ceil(packed.length / portions)));
  let filled = 0;
  const inflater = new Inflate((chunk) => {
    filled += chunk.length;
    if (filled > entry.unpackedBytes) throw damaged(entry, 'it unpacks to more than announced');
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += portion) {
      inflater.push(packed.subarray(at, at + portion), at + portion >= packed.length);
    }
  } catch (problem) {
    if (problem instanceof UnreadableFileError) throw problem;
    throw damaged(entry, problem instanceof Error ? problem.message : 'it cannot be unpacked', problem);
  }
  return joinBytes(chunks);
}

function damaged({ name, start }: ZipEntry, why: string, cause?: unknown): UnreadableFileError {
  return new UnreadableFileError(
    `found ${quoted(name)} in the archive damaged: ${why}.`,
    { byte: start },
    cause === undefined ? undefined : { cause },
  );
}
