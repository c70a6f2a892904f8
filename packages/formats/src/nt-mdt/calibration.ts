import type { ByteCursor } from '../byte-cursor.js';

/** How indices along one dimension, or stored values, become physical ones: bias + scale * number. */
export interface Calibration {
  readonly bias: number;
  readonly scale: number;
  /** Whole numbers from the first to the last index of a dimension. */
  readonly count: number;
  readonly dataType: number;
  readonly unit: string;
}

export function readCalibration(cursor: ByteCursor, what: string): Calibration {
  const body = cursor.part(Math.max(0, cursor.uint32(`the size of ${what}`) - 4), what);
  const structBytes = body.uint32(what);
  const nameBytes = body.uint32(what);
  const commentBytes = body.uint32(what);
  const unitBytes = body.uint32(what);
  const start = body.byte;
  body.skip(24, 'unit code, accuracy and function');
  const bias = body.float64(what);
  const scale = body.float64(what);
  const first = body.int64(what);
  const last = body.int64(what);
  const dataType = body.int32(what);
  // The announced structure begins with the three lengths and may be longer than what is known of it.
  body.skip(Math.max(0, structBytes - 12 - (body.byte - start)), what);
  body.skip(nameBytes + commentBytes, what);
  const unit = body.text(unitBytes, `the unit of ${what}`).replaceAll('\0', '').trim();
  return { bias, scale, count: last - first + 1, dataType, unit };
}
