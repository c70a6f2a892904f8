import { zlibSync } from 'fflate';

/** A picture of which every pixel names a colour of a palette. */
export interface IndexedPicture {
  readonly rows: number;
  readonly columns: number;
  /** One a pixel, the top row first. */
  readonly indices: Uint8Array;
  /** Red, green and blue of each colour, at most 256 of them. */
  readonly palette: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const paletteColour = 3;

/** A picture as a data URL of a PNG (ISO/IEC 15948) with a palette: a byte a pixel before it is packed. */
export function indexedPng({ rows, columns, indices, palette }: IndexedPicture): string {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  header.set([8, paletteColour], 8);
  const png = Uint8Array.from([
    ...signature,
    ...chunk('IHDR', header),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', zlibSync(unfilteredRows({ rows, columns, indices }), { level: 9 })),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
  return `data:image/png;base64,${base64(png)}`;
}

/** Every row after the number of its filter: 0, none. */
function unfilteredRows({ rows, columns, indices }: Omit<IndexedPicture, 'palette'>): Uint8Array {
  const bytes = new Uint8Array(rows * (columns + 1));
  for (let row = 0; row < rows; row++)
    bytes.set(indices.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  return bytes;
}

/** Length, name, content, check sum of name and content. */
export function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, bytes.length - 4)));
  return bytes;
}

const crcPolynomial = 0xedb88320;

const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ crcPolynomial : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ crcOfByte[(crc ^ byte) & 0xff];
  return crc ^ 0xffffffff;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
