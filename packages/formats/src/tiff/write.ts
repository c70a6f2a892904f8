import { zlibSync } from 'fflate';
import { InputError } from '@modalgain/numerics';
import { checkMicrograph } from '@modalgain/measurements';
import { joinBytes } from '../join-bytes.js';
import type { MicrographContent } from './read.js';
import { tags } from './tags.js';

export interface TiffOptions {
  /** Default: deflate. */
  readonly compression?: 'none' | 'deflate';
}

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

const [ascii, short, long, rational] = [2, 3, 4, 5];
const headerBytes = 8;

/**
 * Writes a grey image of 8 or 16 bits as one strip of a little-endian TIFF, with scale and settings in a description as
 * ImageJ writes it, which ImageJ and Gwyddion read.
 *
 * @throws InputError for levels that are no integers of 8 or 16 bits, or an image that makes no sense
 */
export function writeTiff(
  image: MicrographContent,
  { compression = 'deflate' }: TiffOptions = {},
): Uint8Array {
  checkMicrograph(image);
  const raw = rawPixels(image);
  const pixels = compression === 'none' ? raw : zlibSync(raw, { level: 9 });
  // Directories begin at an even byte.
  const padded = pixels.length % 2 === 0 ? pixels : joinBytes([pixels, new Uint8Array(1)]);
  const fields = [
    shortField(tags.bitsPerSample, image.brightness instanceof Uint8Array ? 8 : 16),
    shortField(tags.compression, compression === 'none' ? 1 : 8),
    shortField(tags.photometricInterpretation, 1),
    shortField(tags.samplesPerPixel, 1),
    longField(tags.imageWidth, image.columns),
    longField(tags.imageLength, image.rows),
    longField(tags.stripOffsets, headerBytes),
    longField(tags.rowsPerStrip, image.rows),
    longField(tags.stripByteCounts, pixels.length),
    ...descriptionFields(image),
  ].sort((a, b) => a.tag - b.tag);
  const header = joinBytes([Uint8Array.of(0x49, 0x49, 42, 0), uint32(headerBytes + padded.length)]);
  return joinBytes([header, padded, directory(fields, headerBytes + padded.length)]);
}

function rawPixels({ brightness }: MicrographContent): Uint8Array {
  if (brightness instanceof Uint8Array) return brightness;
  if (!(brightness instanceof Uint16Array)) {
    throw new InputError('found grey levels in floating point, expected integers of 8 or 16 bits to write.');
  }
  const bytes = new Uint8Array(2 * brightness.length);
  const view = new DataView(bytes.buffer);
  brightness.forEach((level, index) => {
    view.setUint16(2 * index, level, true);
  });
  return bytes;
}

function descriptionFields({ title, pixelSizeNm, imageRows, settings }: MicrographContent): Field[] {
  const entries = { title, imageRows, ...settings };
  const lines = Object.entries(entries)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${String(value).replace(/[\r\n\0]+/g, ' ')}`);
  // ImageJ reads a description only if it begins with its name and a version.
  const text = ['ImageJ=1.53', ...(pixelSizeNm ? ['unit=nm'] : []), ...lines, ''].join('\n');
  const value = new TextEncoder().encode(`${text}\0`);
  const description = { tag: tags.imageDescription, type: ascii, count: value.length, value };
  if (!pixelSizeNm) return [description];
  return [
    description,
    rationalField(tags.xResolution, pixelSizeNm.x),
    rationalField(tags.yResolution, pixelSizeNm.y),
    shortField(tags.resolutionUnit, 1),
  ];
}

/** Values of more than four bytes stand behind the directory. */
function directory(fields: readonly Field[], start: number): Uint8Array {
  const tableBytes = 2 + 12 * fields.length + 4;
  const entries: Uint8Array[] = [uint16(fields.length)];
  const behind: Uint8Array[] = [];
  let place = start + tableBytes;
  for (const { tag, type, count, value } of fields) {
    const padded = joinBytes([
      value,
      new Uint8Array(value.length <= 4 ? 4 - value.length : value.length % 2),
    ]);
    entries.push(uint16(tag), uint16(type), uint32(count), value.length <= 4 ? padded : uint32(place));
    if (value.length <= 4) continue;
    behind.push(padded);
    place += padded.length;
  }
  return joinBytes([...entries, uint32(0), ...behind]);
}

const shortField = (tag: number, value: number): Field => ({
  tag,
  type: short,
  count: 1,
  value: uint16(value),
});
const longField = (tag: number, value: number): Field => ({
  tag,
  type: long,
  count: 1,
  value: uint32(value),
});

/** Pixels a nanometre, as the quotient of two integers of 32 bits, to nine digits or more. */
function rationalField(tag: number, pixelNm: number): Field {
  const exponent = Math.min(9, Math.floor(Math.log10(2 ** 32 / pixelNm)));
  const value = joinBytes([uint32(10 ** exponent), uint32(Math.round(pixelNm * 10 ** exponent))]);
  return { tag, type: rational, count: 1, value };
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >>> 8);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
