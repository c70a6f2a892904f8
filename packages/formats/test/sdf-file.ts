import { utf8 } from './support.js';

/** A surface of two profiles of three points, written as text. */
export const asciiSdf = (values: string, changes: readonly (readonly [string, string])[] = []): Uint8Array =>
  utf8(
    changes.reduce(
      (text, [from, to]) => text.replace(from, to),
      'aBCR-1.0\nManufacID = modalgain\nCreateDate = 010120240000\nModDate = 010120240000\nNumPoints = 3\n' +
        'NumProfiles = 2\nXscale = 1.5E-7\nYscale = 2.0E-7\nZscale = 1.0E-9\nZresolution = -1\nCompression = 0\n' +
        `DataType = 7\nCheckType = 0\n*\n${values}\n*\nthe trailer\n*\n`,
    ),
  );

type Put = (view: DataView, at: number, value: number) => void;

/** By the number of the data type: bytes of a value, and how it is put. */
export const sdfTypes: readonly { readonly byteLength: number; readonly put: Put }[] = [
  {
    byteLength: 1,
    put: (view, at, value) => {
      view.setUint8(at, value);
    },
  },
  {
    byteLength: 2,
    put: (view, at, value) => {
      view.setUint16(at, value, true);
    },
  },
  {
    byteLength: 4,
    put: (view, at, value) => {
      view.setUint32(at, value, true);
    },
  },
  {
    byteLength: 4,
    put: (view, at, value) => {
      view.setFloat32(at, value, true);
    },
  },
  {
    byteLength: 1,
    put: (view, at, value) => {
      view.setInt8(at, value);
    },
  },
  {
    byteLength: 2,
    put: (view, at, value) => {
      view.setInt16(at, value, true);
    },
  },
  {
    byteLength: 4,
    put: (view, at, value) => {
      view.setInt32(at, value, true);
    },
  },
  {
    byteLength: 8,
    put: (view, at, value) => {
      view.setFloat64(at, value, true);
    },
  },
];

/** The same surface in binary. */
export function binarySdf(dataType: number, values: readonly number[]): Uint8Array {
  const { byteLength, put } = sdfTypes[dataType];
  const bytes = new Uint8Array(81 + byteLength * values.length);
  bytes.set(utf8('bISO-1.0modalgain 010120240000010120240000'));
  const view = new DataView(bytes.buffer);
  view.setUint16(42, 3, true);
  view.setUint16(44, 2, true);
  [1.5e-7, 2e-7, 1e-9, -1].forEach((value, index) => {
    view.setFloat64(46 + 8 * index, value, true);
  });
  view.setUint8(79, dataType);
  values.forEach((value, index) => {
    put(view, 81 + byteLength * index, value);
  });
  return bytes;
}
