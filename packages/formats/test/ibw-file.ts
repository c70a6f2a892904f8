import { joinBytes } from '../src/join-bytes.js';

interface IgorWave {
  readonly bigEndian?: boolean;
  /** Igor's code of the type of number; 2: single precision. */
  readonly type?: number;
  readonly name?: string;
  readonly dimensions: readonly {
    readonly length: number;
    readonly step?: number;
    readonly unit?: string;
    readonly labels?: readonly string[];
  }[];
  readonly valueUnit?: string;
  readonly remarks?: string;
  /** The first dimension runs fastest, the second from the bottom row up. */
  readonly values: readonly number[];
}

type Setter = (view: DataView, at: number, value: number, littleEndian: boolean) => void;

const setters: Readonly<Record<number, readonly [number, Setter]>> = {
  0x02: [4, (view, at, value, little) => view.setFloat32(at, value, little)],
  0x04: [8, (view, at, value, little) => view.setFloat64(at, value, little)],
  0x08: [1, (view, at, value) => view.setInt8(at, value)],
  0x10: [2, (view, at, value, little) => view.setInt16(at, value, little)],
  0x20: [4, (view, at, value, little) => view.setInt32(at, value, little)],
  0x48: [1, (view, at, value) => view.setUint8(at, value)],
  0x50: [2, (view, at, value, little) => view.setUint16(at, value, little)],
  0x60: [4, (view, at, value, little) => view.setUint32(at, value, little)],
};

/** An Igor binary wave of version 5. */
export function ibwFile(wave: IgorWave): Uint8Array {
  const { bigEndian = false, type = 2, dimensions, valueUnit = '', remarks = '' } = wave;
  const little = !bigEndian;
  const data = valuesOf(wave, type, little);
  const header = new DataView(new ArrayBuffer(384));
  header.setInt16(0, 5, little);
  header.setInt32(4, 320 + data.length, little);
  header.setInt32(12, remarks.length, little);
  const labels = dimensions.map(({ labels: names = [] }) =>
    names.length === 0 ? new Uint8Array() : joinBytes(['', ...names].map((name) => field(name, 32))),
  );
  labels.forEach(({ length }, index) => header.setInt32(36 + 4 * index, length, little));
  header.setInt32(76, wave.values.length, little);
  header.setInt16(80, type, little);
  put(header, 92, field(wave.name ?? 'scan', 32));
  dimensions.forEach(({ length, step = 1e-8, unit = 'm' }, index) => {
    header.setInt32(132 + 4 * index, length, little);
    header.setFloat64(148 + 8 * index, step, little);
    put(header, 216 + 4 * index, field(unit, 4));
  });
  put(header, 212, field(valueUnit, 4));
  sign(header, { at: 2, length: 384, little });
  return joinBytes([
    new Uint8Array(header.buffer),
    data,
    Uint8Array.from(remarks, (character) => character.charCodeAt(0)),
    ...labels,
  ]);
}

/** An Igor binary wave of version 2, which has one dimension and 16 bytes behind its values. */
export function ibw2File(values: readonly number[], bigEndian = false): Uint8Array {
  const little = !bigEndian;
  const header = new DataView(new ArrayBuffer(142 + 4 * values.length));
  header.setInt16(0, 2, little);
  header.setInt32(2, 126 + 4 * values.length, little);
  header.setInt16(16, 2, little);
  put(header, 22, field('spectrum', 20));
  put(header, 54, field('nm', 4));
  header.setInt32(58, values.length, little);
  header.setFloat64(64, 0.5, little);
  header.setFloat64(72, 600, little);
  values.forEach((value, index) => {
    header.setFloat32(126 + 4 * index, value, little);
  });
  sign(header, { at: 14, length: 142, little });
  return new Uint8Array(header.buffer);
}

function valuesOf({ values }: IgorWave, type: number, little: boolean): Uint8Array {
  const [size, set] = setters[type] ?? [1, () => undefined];
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, index) => {
    set(view, size * index, value, little);
  });
  return new Uint8Array(view.buffer);
}

function field(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  return bytes;
}

function put(view: DataView, at: number, bytes: Uint8Array): void {
  new Uint8Array(view.buffer).set(bytes, at);
}

/** Puts the checksum anew after a change in the header of a little-endian wave of version 5. */
export function signIbw(bytes: Uint8Array): void {
  const header = new DataView(bytes.buffer, bytes.byteOffset, 384);
  header.setInt16(2, 0);
  sign(header, { at: 2, length: 384, little: true });
}

interface Signature {
  readonly at: number;
  readonly length: number;
  readonly little: boolean;
}

/** Puts the checksum that makes all 16-bit numbers of the header add up to zero. */
function sign(header: DataView, { at, length, little }: Signature): void {
  let sum = 0;
  for (let place = 0; place < length; place += 2) sum += header.getInt16(place, little);
  header.setInt16(at, -sum & 0xffff, little);
}
