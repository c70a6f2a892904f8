import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import type { ByteOrder } from '../byte-cursor.js';

/**
 * Bytes of both headers, of the file and of the wave, that the checksum covers, by version. Version 5 is that of Igor Pro 3
 * and later, the only one with more than one dimension; the older ones count the first four values as header.
 */
const headerBytes: Readonly<Record<number, number>> = { 1: 134, 2: 142, 3: 146, 5: 384 };

export interface WaveVersion {
  readonly version: number;
  readonly order: ByteOrder;
}

/**
 * The version of a wave whose headers are whole. It is the first number of the file and small, so that the byte that is
 * zero shows the order.
 */
export function waveVersion(bytes: Uint8Array): WaveVersion {
  const [first = 0, second = 0] = bytes;
  const version = first === 0 ? second : first;
  if (!(first === 0 || second === 0) || !Object.hasOwn(headerBytes, version)) {
    throw new UnreadableFileError(
      `begins with the bytes ${first} and ${second}, expected the version of an Igor binary wave (1, 2, 3 or 5).`,
      { byte: 0 },
    );
  }
  const order = first === 0 ? 'big-endian' : 'little-endian';
  refuseWrongChecksum(new ByteCursor(bytes, 0, bytes.length, order), headerBytes[version]);
  return { version, order };
}

/** All 16-bit numbers of both headers, the checksum among them, add up to zero (modulo 2^16). */
function refuseWrongChecksum(cursor: ByteCursor, length: number): void {
  const sum = cursor.samples('int16', length / 2, 'the header').reduce((total, number) => total + number, 0);
  if ((sum & 0xffff) === 0) return;
  throw new UnreadableFileError('found a header that its checksum does not fit: the file is damaged.', {
    byte: 0,
  });
}
