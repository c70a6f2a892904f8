import { UnreadableFileError } from '@modalgain/numerics';
import type { ByteOrder } from '../byte-cursor.js';
import type { NamedBytes, Sniff } from '../format.js';

interface Signature {
  readonly bytes: readonly number[];
  readonly order: ByteOrder;
  readonly isBig: boolean;
}

const signatures: readonly Signature[] = [
  { bytes: [0x49, 0x49, 42, 0], order: 'little-endian', isBig: false },
  { bytes: [0x4d, 0x4d, 0, 42], order: 'big-endian', isBig: false },
  { bytes: [0x49, 0x49, 43, 0, 8, 0, 0, 0], order: 'little-endian', isBig: true },
  { bytes: [0x4d, 0x4d, 0, 43, 0, 8, 0, 0], order: 'big-endian', isBig: true },
];

function signatureOf(bytes: Uint8Array): Signature | undefined {
  return signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
}

export function sniffTiff({ bytes }: NamedBytes): Sniff {
  const found = signatureOf(bytes);
  return found
    ? { verdict: 'yes', reason: `begins with the signature of ${found.isBig ? 'BigTIFF' : 'TIFF'}` }
    : { verdict: 'no', reason: 'does not begin with the signature of TIFF' };
}

/** @throws UnreadableFileError for bytes that are no TIFF */
export function byteOrderOf(bytes: Uint8Array): Signature {
  const found = signatureOf(bytes);
  if (found) return found;
  throw new UnreadableFileError('does not begin with the signature of TIFF: no file of that format.', {
    byte: 0,
  });
}
