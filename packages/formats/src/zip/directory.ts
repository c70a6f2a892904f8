import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { quoted } from '../quoted.js';

/** One file of a ZIP archive, as the central directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** A symbolic link of Unix, whose content is the path that it leads to. */
  readonly isLink: boolean;
  /** Byte of the archive at which the packed data begin. */
  readonly start: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 2 ** 16;
const endOf64Bits = 0xffffffff;
/** Upper byte of the writer's version; there the upper half of the attributes are the mode of the file. */
const unix = 3;
/** Uppermost four bits of such a mode. */
const symbolicLink = 0o12;

/**
 * Reads the central directory at the end of a ZIP archive.
 * Source: PKWARE, APPNOTE.TXT - .ZIP File Format Specification, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const end = new ByteCursor(bytes, findEnd(bytes) + 10);
  const count = end.uint16('the number of files');
  const size = end.uint32('the size of the directory');
  const start = end.uint32('the place of the directory');
  if (start === endOf64Bits) {
    throw new UnsupportedFeatureError('found a ZIP archive of more than 4 GB (ZIP64), which is not read.');
  }
  if (start + size > bytes.length) {
    throw new UnreadableFileError(
      `found a directory of the archive at byte ${start} of ${bytes.length}, expected it inside the file: the file is truncated or damaged.`,
    );
  }
  const cursor = new ByteCursor(bytes, start, start + size);
  return Array.from({ length: count }, () => readEntry(bytes, cursor));
}

/** The end record is the last thing in the file but for a comment. */
function findEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = Math.max(0, bytes.length - endBytes - longestComment);
  for (let at = bytes.length - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new UnreadableFileError('found no directory of a ZIP archive: the file is truncated or damaged.', {
    byte: bytes.length,
  });
}

function readEntry(bytes: Uint8Array, cursor: ByteCursor): ZipEntry {
  const { byte } = cursor;
  if (cursor.uint32('an entry of the directory') !== entrySignature) {
    throw new UnreadableFileError('found no entry of the directory of the archive: the file is damaged.', {
      byte,
    });
  }
  const madeBy = cursor.uint16('the version of the writer');
  cursor.skip(2, 'the version of the reader');
  const flags = cursor.uint16('flags');
  const method = cursor.uint16('the method');
  cursor.skip(4, 'the date');
  const crc = cursor.uint32('the checksum');
  const packedBytes = cursor.uint32('the packed size');
  const unpackedBytes = cursor.uint32('the unpacked size');
  const nameBytes = cursor.uint16('the length of the name');
  const extraBytes =
    cursor.uint16('the length of the extra field') + cursor.uint16('the length of the comment');
  cursor.skip(4, 'the disk and internal attributes');
  const attributes = cursor.uint32('attributes');
  const local = cursor.uint32('the place of the file');
  const name = cursor.text(nameBytes, 'the name of a file');
  cursor.skip(extraBytes, 'the extra field');
  return {
    name,
    method: methodOf(method, flags, name),
    crc,
    packedBytes,
    unpackedBytes,
    isLink: madeBy >>> 8 === unix && (attributes >>> 16) >>> 12 === symbolicLink,
    start: dataStart(bytes, { local, packedBytes }),
  };
}

function methodOf(method: number, flags: number, name: string): ZipEntry['method'] {
  const isEncrypted = (flags & 1) === 1;
  if (!isEncrypted && method === 0) return 'stored';
  if (!isEncrypted && method === 8) return 'deflated';
  const found = isEncrypted ? 'encrypted' : `packed by the method ${method}`;
  throw new UnsupportedFeatureError(
    `found ${quoted(name)} ${found} in the archive, expected it stored or deflated.`,
  );
}

/** The local header repeats the name and has an extra field of its own length. */
function dataStart(
  bytes: Uint8Array,
  { local, packedBytes }: { local: number; packedBytes: number },
): number {
  const cursor = new ByteCursor(bytes, local);
  if (cursor.uint32('the header of a file in the archive') !== localSignature) {
    throw new UnreadableFileError('found no header of a file in the archive: the file is damaged.', {
      byte: local,
    });
  }
  cursor.skip(22, 'the header of a file in the archive');
  cursor.skip(
    cursor.uint16('the length of the name') + cursor.uint16('the length of the extra field'),
    'the name',
  );
  const start = cursor.byte;
  cursor.skip(packedBytes, 'packed data');
  return start;
}
