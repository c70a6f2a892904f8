import { quoted } from '../quoted.js';
import { integersOf } from './acquisition.js';
import type { HeaderCursor } from './header-cursor.js';

/** A rectangle of the detector; edges in pixels of the detector, the first one being 1. */
export interface SubImage {
  readonly left: number;
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the detector in one column of the data. */
  readonly horizontalBin: number;
}

/** Where the intensities stand in the file: frame after frame, in each the sub-images in order, 4 bytes a value. */
export interface Layout {
  readonly frames: number;
  readonly subImages: readonly SubImage[];
  readonly valuesPerFrame: number;
  readonly firstByte: number;
}

/** Reads the block of the image up to its data and checks that all of them are there. */
export function readLayout(cursor: HeaderCursor): Layout {
  const head = integersOf(cursor, cursor.line('the size of the data'), 9);
  const [frames, subImageCount, total, valuesPerFrame] = head.slice(5);
  const subImages: SubImage[] = [];
  for (let count = 0; count < subImageCount; count += 1) subImages.push(readSubImage(cursor));
  const values = subImages.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  if (frames === 0 || values === 0 || values !== valuesPerFrame || frames * valuesPerFrame !== total) {
    throw cursor.problem(
      `${total} values in ${frames} frames of ${valuesPerFrame}, of which the sub-images hold ${values}`,
    );
  }
  passTimes(cursor, frames);
  refuseShifted(cursor, total);
  return { frames, subImages, valuesPerFrame, firstByte: cursor.byte };
}

/** Behind the data begins the next section with 0 or 1 on a line; where it does not, the data are too short or shifted. */
function refuseShifted(cursor: HeaderCursor, total: number): void {
  const { bytes, byte } = cursor;
  const length = 4 * total;
  if (length > bytes.length - byte)
    throw cursor.problem(`${bytes.length - byte} bytes where ${total} values should have ${length}`);
  const next = String.fromCharCode(...bytes.subarray(byte + length, byte + length + 2));
  if (!['', '0\n', '1\n'].includes(next))
    throw cursor.problem(
      `${quoted(next)} behind ${total} values, where the next section should begin with 0 or 1`,
    );
}

function readSubImage(cursor: HeaderCursor): SubImage {
  const line = cursor.line('a sub-image');
  const [, left, top, right, bottom, verticalBin, horizontalBin] = integersOf(cursor, line, 7);
  const columns = Math.floor((right - left + 1) / horizontalBin);
  const rows = Math.floor((top - bottom + 1) / verticalBin);
  if (columns >= 1 && rows >= 1 && Number.isFinite(columns * rows))
    return { left, columns, rows, horizontalBin };
  throw cursor.problem(`a sub-image of ${columns} x ${rows} pixels`);
}

/** One line a frame with its time; in newer versions then 0, or 1 and a line a frame with a finer time. */
function passTimes(cursor: HeaderCursor, frames: number): void {
  for (let frame = 0; frame < frames; frame += 1) integersOf(cursor, cursor.line('the time of a frame'), 1);
  if (cursor.passes('0\n') || !cursor.passes('1\n')) return;
  for (let frame = 0; frame < frames; frame += 1) integersOf(cursor, cursor.line('the time of a frame'), 1);
}
