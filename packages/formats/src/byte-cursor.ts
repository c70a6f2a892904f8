import { UnreadableFileError } from '@modalgain/numerics';
import { sampleTypes } from './sample-type.js';
import type { SampleType } from './sample-type.js';

export type ByteOrder = 'little-endian' | 'big-endian';

/**
 * Reads values one after another between two positions of a file. Every announced size is compared with the bytes that
 * are there before anything is allocated, so that a damaged file ends in a sentence with its byte.
 */
export class ByteCursor {
  private readonly view: DataView;
  private readonly littleEndian: boolean;
  private position: number;

  constructor(
    private readonly bytes: Uint8Array,
    start = 0,
    private readonly end = bytes.length,
    private readonly order: ByteOrder = 'little-endian',
  ) {
    this.littleEndian = order === 'little-endian';
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = start;
  }

  get byte(): number {
    return this.position;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  get bytesLeft(): number {
    return this.end - this.position;
  }

  /** A cursor over the next `length` bytes, in the same order of bytes if none is given; this one moves behind them. */
  part(length: number, what: string, order: ByteOrder = this.order): ByteCursor {
    const start = this.take(length, what);
    return new ByteCursor(this.bytes, start, start + length, order);
  }

  /** Moves over bytes that are not needed; they must be there. */
  skip(length: number, what: string): void {
    this.take(length, what);
  }

  /** A window on the next `length` bytes, not a copy. */
  raw(length: number, what: string): Uint8Array {
    const start = this.take(length, what);
    return this.bytes.subarray(start, start + length);
  }

  uint8(what: string): number {
    return this.view.getUint8(this.take(1, what));
  }

  uint16(what: string): number {
    return this.view.getUint16(this.take(2, what), this.littleEndian);
  }

  int16(what: string): number {
    return this.view.getInt16(this.take(2, what), this.littleEndian);
  }

  int32(what: string): number {
    return this.view.getInt32(this.take(4, what), this.littleEndian);
  }

  uint32(what: string): number {
    return this.view.getUint32(this.take(4, what), this.littleEndian);
  }

  /** A 64-bit integer, exact up to 2^53. */
  int64(what: string): number {
    return Number(this.view.getBigInt64(this.take(8, what), this.littleEndian));
  }

  float64(what: string): number {
    return this.view.getFloat64(this.take(8, what), this.littleEndian);
  }

  float64Array(count: number, what: string): Float64Array {
    return this.samples('float64', count, what);
  }

  /** Single precision in the file, doubles in memory. */
  float32Array(count: number, what: string): Float64Array {
    return this.samples('float32', count, what);
  }

  /** Numbers of any type in the file, doubles in memory. */
  samples(type: SampleType, count: number, what: string): Float64Array {
    const { byteLength, read } = sampleTypes[type];
    const start = this.take(byteLength * count, what);
    const values = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      values[index] = read(this.view, start + byteLength * index, this.littleEndian);
    }
    return values;
  }

  /** Text of a given length in bytes; UTF-8, or Latin-1 where the bytes are no UTF-8. */
  text(length: number, what: string): string {
    return decoded(this.raw(length, what));
  }

  /** Text up to the next NUL byte; UTF-8, or Latin-1 where the bytes are no UTF-8. */
  nulTerminatedText(what: string): string {
    const stop = this.bytes.indexOf(0, this.position);
    if (stop === -1 || stop >= this.end) throw this.truncated(`${what} ending with a NUL byte`);
    const raw = this.bytes.subarray(this.position, stop);
    this.position = stop + 1;
    return decoded(raw);
  }

  private take(length: number, what: string): number {
    const start = this.position;
    if (length > this.end - start) throw this.truncated(`${length} bytes of ${what}`);
    this.position = start + length;
    return start;
  }

  private truncated(expected: string): UnreadableFileError {
    return new UnreadableFileError(
      `found ${this.bytesLeft} bytes, expected ${expected}: the file is truncated or damaged.`,
      {
        byte: this.position,
      },
    );
  }
}

function decoded(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('latin1').decode(raw);
  }
}
