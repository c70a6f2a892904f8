import { utf8 } from './support.js';

/** Writes little-endian numbers and texts one after another. */
class Bytes {
  private readonly parts: Uint8Array[] = [];

  put(size: 1 | 2 | 4 | 8, kind: 'int' | 'float', ...values: readonly number[]): this {
    for (const value of values) {
      const part = new Uint8Array(size);
      const view = new DataView(part.buffer);
      if (kind === 'float' && size === 4) view.setFloat32(0, value, true);
      else if (kind === 'float') view.setFloat64(0, value, true);
      else if (size === 8) view.setBigInt64(0, BigInt(value), true);
      else if (size === 4) view.setInt32(0, value, true);
      else if (size === 2) view.setInt16(0, value, true);
      else view.setInt8(0, value);
      this.parts.push(part);
    }
    return this;
  }

  add(part: Uint8Array): this {
    this.parts.push(part);
    return this;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.parts.flatMap((part) => [...part]));
  }
}

function frame(type: number, settingsBytes: number, body: Uint8Array): Uint8Array {
  return new Bytes()
    .put(4, 'int', 22 + body.length)
    .put(2, 'int', type)
    .put(1, 'int', 3, 7)
    .put(2, 'int', 2024, 1, 1, 0, 0, 0, settingsBytes)
    .add(body).bytes;
}

export function mdtFile(frames: readonly Uint8Array[]): Uint8Array {
  const all = new Bytes();
  for (const one of frames) all.add(one);
  const body = all.bytes;
  return new Bytes()
    .add(Uint8Array.of(0x01, 0xb0, 0x93, 0xff))
    .put(4, 'int', body.length, 0)
    .put(2, 'int', frames.length - 1)
    .add(new Uint8Array(19))
    .add(body).bytes;
}

export const textFrame = frame(3, 0, utf8('a note'));

interface Scanned {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
  readonly zUnit?: number;
  readonly zOffset?: number;
}

/** An older frame: pixels of 0.5 x 0.25 um, 0.125 nm a count. */
export function scannedFrame({ columns, rows, values, zUnit = -1, zOffset = 0 }: Scanned): Uint8Array {
  const settings = new Bytes()
    .put(4, 'float', 0, 0.5)
    .put(2, 'int', -2)
    .put(4, 'float', 0, 0.25)
    .put(2, 'int', -2)
    .put(4, 'float', zOffset, 0.125)
    .put(2, 'int', zUnit)
    .add(new Uint8Array(47)).bytes;
  const body = new Bytes()
    .add(settings)
    .put(2, 'int', 0, columns, rows, 0)
    .put(2, 'int', ...values)
    .put(4, 'int', 6)
    .add(utf8('Height'))
    .put(4, 'int', 0).bytes;
  return frame(0, settings.length, body);
}

interface Calibrated {
  readonly bias: number;
  readonly scale: number;
  readonly last: number;
  readonly type: number;
  readonly unit: string;
}

function calibration({ bias, scale, last, type, unit }: Calibrated): Uint8Array {
  const text = utf8(`n${unit}`);
  return new Bytes()
    .put(4, 'int', 120 + text.length, 112, 1, 0, text.length - 1)
    .put(8, 'int', 1)
    .put(8, 'float', 0)
    .put(8, 'int', 0)
    .put(8, 'float', bias, scale)
    .put(8, 'int', 0, last)
    .put(4, 'int', type, 0)
    .add(new Uint8Array(36))
    .add(text).bytes;
}

interface Multidimensional {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
  readonly type?: number;
  readonly unit?: string;
}

/** A newer frame: pixels 0.5 and 0.25 um apart, heights 10 + 2 z. */
export function multidimensionalFrame(fixture: Multidimensional): Uint8Array {
  const { columns, rows, values, type = -13320, unit = 'nm' } = fixture;
  const calibrations = [
    calibration({ bias: 1, scale: 0.5, last: columns - 1, type: -8, unit: 'um' }),
    calibration({ bias: 2, scale: 0.25, last: rows - 1, type: -8, unit: 'um' }),
    calibration({ bias: 10, scale: 2, last: -1, type, unit }),
  ];
  const described = new Bytes()
    .put(4, 'int', 33)
    .put(8, 'int', values.length)
    .put(4, 'int', type === -13320 ? 8 : 2, 2, 1)
    .put(4, 'int', calibrations[0].length + calibrations[1].length, calibrations[2].length)
    .add(new Uint8Array(5));
  for (const one of calibrations) described.add(one);
  const structure = new Bytes().put(4, 'int', described.bytes.length + 4).add(described.bytes).bytes;
  const data =
    type === -13320 ? new Bytes().put(8, 'float', ...values) : new Bytes().put(2, 'int', ...values);
  const title = utf8('Topography');
  const total = 76 + title.length + structure.length;
  const body = new Bytes()
    .put(4, 'int', 76, total)
    .add(new Uint8Array(36))
    .put(4, 'int', title.length, 0, 0, 0, 0, structure.length, 33 + 22 + total, data.bytes.length)
    .add(title)
    .add(structure)
    .add(data.bytes).bytes;
  return frame(106, 0, body);
}

export const mdtSample = mdtFile([
  textFrame,
  scannedFrame({ columns: 3, rows: 2, values: [1, 2, 3, 4, 5, 6] }),
  multidimensionalFrame({ columns: 2, rows: 2, values: [1, 2, 3, 4] }),
]);
