import type { NamedBytes, Sniff } from '../format.js';

/** Bytes before the data in every version. */
export const headerLength = 4100;

/** Where WinSpec, WinView and LightField put 0x01234567. */
const markAt = 2996;
const mark = 0x01234567;

export function sniffPrincetonSpe({ bytes }: NamedBytes): Sniff {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= headerLength && view.getUint32(markAt, true) === mark
    ? { verdict: 'yes', reason: 'has the mark of WinSpec and LightField at byte 2996' }
    : { verdict: 'no', reason: 'has no mark of WinSpec or LightField at byte 2996' };
}
