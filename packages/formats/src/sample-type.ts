/** How a number of an array stands in a file. */
export type SampleType = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32' | 'float64';

interface SampleReader {
  readonly byteLength: number;
  readonly read: (view: DataView, byte: number, littleEndian: boolean) => number;
}

export const sampleTypes: Readonly<Record<SampleType, SampleReader>> = {
  int8: { byteLength: 1, read: (view, byte) => view.getInt8(byte) },
  uint8: { byteLength: 1, read: (view, byte) => view.getUint8(byte) },
  int16: { byteLength: 2, read: (view, byte, littleEndian) => view.getInt16(byte, littleEndian) },
  uint16: { byteLength: 2, read: (view, byte, littleEndian) => view.getUint16(byte, littleEndian) },
  int32: { byteLength: 4, read: (view, byte, littleEndian) => view.getInt32(byte, littleEndian) },
  uint32: { byteLength: 4, read: (view, byte, littleEndian) => view.getUint32(byte, littleEndian) },
  float32: { byteLength: 4, read: (view, byte, littleEndian) => view.getFloat32(byte, littleEndian) },
  float64: { byteLength: 8, read: (view, byte, littleEndian) => view.getFloat64(byte, littleEndian) },
};
