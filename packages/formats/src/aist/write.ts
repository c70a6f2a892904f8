import type { HeightMapContent } from '../height-map.js';
import { joinBytes } from '../join-bytes.js';
import { nameIn } from './label.js';

/**
 * Writes height maps as the channels of a HORIBA SmartSPM / AIST-NT file: sizes in um, heights in nm in double
 * precision, masked pixels as not measured; without a mask there is no record of what was measured.
 */
export function writeAist(channels: readonly HeightMapContent[]): Uint8Array {
  // The instrument calls the root of its tree so.
  return joinBytes([
    Uint8Array.of(0),
    text('noname'),
    uint32(channels.length),
    ...channels.map((channel, number) => node(channel, number)),
  ]);
}

type Bytes = Uint8Array;

const nmPerUm = 1e3;
const nullArray = 0xffffffff;

function node(channel: HeightMapContent, number: number): Bytes {
  const body = raster(channel, number);
  const title = label(channel.title, 'nm');
  return joinBytes([Uint8Array.of(1), text('raster'), uint32(body.length), body, text(title), uint32(0)]);
}

function raster(
  { title, columns, rows, widthNm, heightNm, zNm, mask }: HeightMapContent,
  number: number,
): Bytes {
  const bottomUp = Array.from({ length: rows }, (_, row) => (rows - 1 - row) * columns);
  return joinBytes([
    uint32(0),
    text(label(title, 'nm')),
    text(''),
    uint32(number),
    uint32(columns),
    uint32(rows),
    // left, right, top, bottom
    doubles(Float64Array.of(0, widthNm / nmPerUm, heightNm / nmPerUm, 0), 'big-endian'),
    text(label('X', 'um')),
    text(label('Y', 'um')),
    text('nm'),
    uint32(8 * zNm.length),
    ...bottomUp.map((start) => doubles(zNm.subarray(start, start + columns), 'little-endian')),
    ...(mask ? measuredPixels({ mask, columns, rowStarts: bottomUp }) : [uint32(nullArray)]),
    uint32(nullArray),
  ]);
}

interface MaskRows {
  readonly mask: Uint8Array;
  readonly columns: number;
  /** In the order of the file. */
  readonly rowStarts: readonly number[];
}

/** A byte a pixel, 0 where it was not measured. */
function measuredPixels({ mask, columns, rowStarts }: MaskRows): Bytes[] {
  const measured = rowStarts.map((start) =>
    mask.subarray(start, start + columns).map((masked) => (masked === 0 ? 1 : 0)),
  );
  return [uint32(mask.length), ...measured];
}

/** A bracket begins the unit in this format, so that none may stand in a title. */
function label(title: string, unit: string): string {
  return `${nameIn(title)} [${unit}]`;
}

function text(value: string): Bytes {
  const bytes = new Uint8Array(4 + 2 * value.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 2 * value.length);
  for (let index = 0; index < value.length; index += 1) {
    view.setUint16(4 + 2 * index, value.charCodeAt(index));
  }
  return bytes;
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function doubles(values: Float64Array, order: 'little-endian' | 'big-endian'): Bytes {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat64(8 * index, value, order === 'little-endian'));
  return bytes;
}
