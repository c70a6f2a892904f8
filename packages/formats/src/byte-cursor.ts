import { UnreadableFileError } from '@modalgain/numerics';

/**
 * Reads little-endian values one after another between two positions of a file. Every announced size is compared with
 * the bytes that are there before anything is allocated, so that a damaged file ends in a sentence with its byte.
 */
export class ByteCursor {
  private readonly view: DataView;
  private position: number;

  constructor(
    private readonly bytes: Uint8Array,
    start = 0,
    private readonly end = bytes.length,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = start;
  }

  get byte(): number {
    return this.position;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** A cursor over the next `length` bytes; this one moves behind them. */
  part(length: number, what: string): ByteCursor {
    const start = this.take(length, what);
    return new ByteCursor(this.bytes, start, start + length);
  }

  uint8(what: string): number {
    return this.view.getUint8(this.take(1, what));
  }

  int32(what: string): number {
    return this.view.getInt32(this.take(4, what), true);
  }

  uint32(what: string): number {
    return this.view.getUint32(this.take(4, what), true);
  }

  /** A 64-bit integer, exact up to 2^53. */
  int64(what: string): number {
    return Number(this.view.getBigInt64(this.take(8, what), true));
  }

  float64(what: string): number {
    return this.view.getFloat64(this.take(8, what), true);
  }

  float64Array(count: number, what: string): Float64Array {
    const start = this.take(8 * count, what);
    return Float64Array.from({ length: count }, (_, index) => this.view.getFloat64(start + 8 * index, true));
  }

  /** Single precision in the file, doubles in memory. */
  float32Array(count: number, what: string): Float64Array {
    const start = this.take(4 * count, what);
    return Float64Array.from({ length: count }, (_, index) => this.view.getFloat32(start + 4 * index, true));
  }

  /** Text up to the next NUL byte; UTF-8, or Latin-1 where the bytes are no UTF-8. */
  nulTerminatedText(what: string): string {
    const stop = this.bytes.indexOf(0, this.position);
    if (stop === -1 || stop >= this.end) throw this.truncated(`${what} ending with a NUL byte`);
    const raw = this.bytes.subarray(this.position, stop);
    this.position = stop + 1;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(raw);
    } catch {
      return new TextDecoder('latin1').decode(raw);
    }
  }

  private take(length: number, what: string): number {
    const start = this.position;
    if (length > this.end - start) throw this.truncated(`${length} bytes of ${what}`);
    this.position = start + length;
    return start;
  }

  private truncated(expected: string): UnreadableFileError {
    const left = this.end - this.position;
    return new UnreadableFileError(
      `found ${left} bytes, expected ${expected}: the file is truncated or damaged.`,
      {
        byte: this.position,
      },
    );
  }
}
