import { UnreadableFileError } from '@modalgain/numerics';

const signature = 0x47434f4c;
const version = 1;
const headerBytes = 16;

/**
 * Refuses a global heap, where texts of any length stand, with objects of sizes that lead nowhere: the library (HDF5 2.0.0)
 * would follow them for ever.
 *
 * HDF5 File Format Specification 3.0, section III.E.
 *
 * @throws UnreadableFileError with the byte
 */
export function refuseEndlessHeaps(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const last = bytes.length - headerBytes;
  for (let at = bytes.indexOf(0x47); at !== -1 && at <= last; at = bytes.indexOf(0x47, at + 1)) {
    if (view.getUint32(at) === signature && view.getUint8(at + 4) === version) followObjects(view, at);
  }
}

/** From object to object to the end of the heap; the library counts in 32 bits, so that no size may be larger than its place. */
function followObjects(view: DataView, start: number): void {
  const end = start + sizeAt(view, start + 8);
  if (end > view.byteLength) throw damaged(`a global heap of HDF5 up to byte ${end}`, start);
  for (let at = start + headerBytes; at + headerBytes <= end;) {
    const isFree = view.getUint16(at, true) === 0;
    const stated = sizeAt(view, at + 8);
    // Free space counts its own header; objects do not, and are padded to 8 bytes.
    const step = isFree ? stated : headerBytes + 8 * Math.ceil(stated / 8);
    if (step < headerBytes || at + step > end)
      throw damaged(`an object of ${stated} bytes in a global heap of HDF5`, at);
    at += step;
  }
}

const sizeAt = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function damaged(found: string, byte: number): UnreadableFileError {
  return new UnreadableFileError(`found ${found}: the file is damaged.`, { byte });
}
