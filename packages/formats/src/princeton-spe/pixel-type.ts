import { UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';

/** How a pixel is stored, little-endian. */
export interface PixelType {
  readonly bytes: number;
  readonly read: (view: DataView, byte: number) => number;
}

const float32: PixelType = { bytes: 4, read: (view, byte) => view.getFloat32(byte, true) };
const uint32: PixelType = { bytes: 4, read: (view, byte) => view.getUint32(byte, true) };
const uint16: PixelType = { bytes: 2, read: (view, byte) => view.getUint16(byte, true) };

/** By the number in the header of a version 2 file. */
const byCode: ReadonlyMap<number, PixelType> = new Map([
  [0, float32],
  [1, { bytes: 4, read: (view, byte) => view.getInt32(byte, true) }],
  [2, { bytes: 2, read: (view, byte) => view.getInt16(byte, true) }],
  [3, uint16],
  [8, uint32],
]);

/** By its name in the footer of a version 3 file. */
const byName: ReadonlyMap<string, PixelType> = new Map([
  ['MonochromeUnsigned16', uint16],
  ['MonochromeUnsigned32', uint32],
  ['MonochromeFloating32', float32],
]);

export function pixelTypeOfCode(code: number): PixelType {
  return known(byCode.get(code), `the data type ${code}`, [...byCode.keys()]);
}

export function pixelTypeOfName(name: string): PixelType {
  return known(byName.get(name), `the pixel format ${quoted(name)}`, [...byName.keys()]);
}

function known(type: PixelType | undefined, found: string, expected: readonly unknown[]): PixelType {
  if (type) return type;
  throw new UnsupportedFeatureError(`found ${found}, expected one of ${expected.join(', ')}.`);
}
