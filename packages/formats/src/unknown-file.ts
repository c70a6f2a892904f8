import { headText } from './head-text.js';

/** Files that people keep beside their measurements, by how they begin, and what to do with them. */
const known: readonly (readonly [beginning: string, what: string])[] = [
  ['%PDF', 'is a PDF document'],
  ['PK\x03\x04', 'is a ZIP archive or an Office document; unpack it, or export its tables as CSV'],
  ['\xd0\xcf\x11\xe0', 'is an Office document; export its tables as CSV'],
  ['CPY', 'is an Origin project; export its worksheets as CSV'],
  ['MATLAB', 'is a MATLAB file; export its tables as CSV'],
  ['\x1f\x8b', 'is packed by gzip; unpack it'],
  ['Rar!', 'is a RAR archive; unpack it'],
  ['7z\xbc\xaf', 'is a 7z archive; unpack it'],
];

/** Enough to tell text from binary data. */
const sampleBytes = 2 ** 16;

/** In a few words what a file is that no format claims. */
export function whatUnknownFileIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty';
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const found = known.find(([beginning]) => start.startsWith(beginning));
  if (found) return found[1];
  return headText(bytes, sampleBytes)
    ? 'is text of no known format, without rows of numbers in columns'
    : 'is binary data of no known format';
}
