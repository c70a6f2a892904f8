const writers = {
  short: {
    byteLength: 2,
    write: (view: DataView, at: number, value: number) => {
      view.setInt16(at, value, true);
    },
  },
  float: {
    byteLength: 4,
    write: (view: DataView, at: number, value: number) => {
      view.setFloat32(at, value, true);
    },
  },
  double: {
    byteLength: 8,
    write: (view: DataView, at: number, value: number) => {
      view.setFloat64(at, value, true);
    },
  },
} as const;

export interface WsxmFixture {
  readonly type: keyof typeof writers;
  readonly rows: number;
  readonly columns: number;
  /** In the order of the file. */
  readonly values: readonly number[];
  readonly zAmplitude: string;
}

/** A WSxM image of our own making, 3 um wide and 2 um high. */
export function wsxmFile({ type, rows, columns, values, zAmplitude }: WsxmFixture): Uint8Array {
  const { byteLength, write } = writers[type];
  const rest =
    '\r\n[Control]\r\n\r\n    X Amplitude: 3 \u00b5m\r\n    Y Amplitude: 2 \u00b5m\r\n    Z Gain: 1\r\n\r\n[General Info]\r\n\r\n' +
    `    Acquisition channel: Topography\r\n    Head type: AFM\r\n    Image Data Type: ${type}\r\n` +
    `    Number of columns: ${columns}\r\n    Number of rows: ${rows}\r\n    Z Amplitude: ${zAmplitude}\r\n` +
    '\r\n[Miscellaneous]\r\n\r\n    Version: 1.0 (April 2000)\r\n\r\n[Header end]\r\n';
  const first = 'WSxM file copyright Nanotec Electronica\r\nSxM Image file\r\nImage header size: ';
  const size = first.length + rest.length + 6;
  const header = latin1(`${first}${String(size).padStart(4, '0')}\r\n${rest}`);
  const bytes = new Uint8Array(header.length + byteLength * values.length);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    write(view, header.length + byteLength * index, value);
  });
  return bytes;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const wsxmSample = wsxmFile({
  type: 'short',
  rows: 2,
  columns: 3,
  values: [10, 20, 30, 40, 50, 60],
  zAmplitude: '5 nm',
});
