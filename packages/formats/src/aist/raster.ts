import { UnreadableFileError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';
import { flipRows } from '../flip-rows.js';
import { nameIn, unitIn } from './label.js';
import { qtBytes, qtText } from './qt.js';

/** One scanned channel as it stands in the file; values and edges in the units of their labels. */
export interface Raster {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** e.g. "um", "nm", "V". */
  readonly xUnit: string;
  readonly yUnit: string;
  readonly valueUnit: string;
  /** Row 0 on top. */
  readonly data: Float64Array;
  /** 1 where the instrument marks a pixel as not measured. */
  readonly mask: Uint8Array | undefined;
}

/**
 * The body of a "raster" block. Its header is written by Qt (big-endian), its values are dumped as they stood in the
 * memory of the instrument's computer (little-endian), from the bottom row up.
 */
export function readRaster(cursor: ByteCursor): Raster {
  cursor.skip(4, 'the identifier of a channel');
  const title = qtText(cursor, 'the title of a channel');
  qtText(cursor, 'the description of a channel');
  cursor.skip(4, 'the number of a channel');
  const columns = count(cursor, 'columns');
  const rows = count(cursor, 'rows');
  const width = extent(cursor, 'left', 'right');
  const height = extent(cursor, 'top', 'bottom');
  const xUnit = unitIn(qtText(cursor, 'the unit of x'));
  const yUnit = unitIn(qtText(cursor, 'the unit of y'));
  const valueUnit = unitIn(qtText(cursor, 'the unit of the values'));
  const data = valuesOf(cursor, { columns, rows });
  return {
    title: nameIn(title),
    ...{ columns, rows, width, height, xUnit, yUnit, valueUnit },
    data: flipRows(data, columns),
    mask: cursor.atEnd ? undefined : maskOf(cursor, { columns, rows }),
  };
}

interface Size {
  readonly columns: number;
  readonly rows: number;
}

function count(cursor: ByteCursor, what: string): number {
  const at = cursor.byte;
  const value = cursor.uint32(`the number of ${what}`);
  if (value > 0) return value;
  throw new UnreadableFileError(`found no ${what}, expected a scan.`, { byte: at });
}

function extent(cursor: ByteCursor, from: string, to: string): number {
  const at = cursor.byte;
  const start = cursor.float64(`the ${from} edge`);
  const size = Math.abs(cursor.float64(`the ${to} edge`) - start);
  if (Number.isFinite(size) && size > 0) return size;
  throw new UnreadableFileError(`found a scan of ${size} from its ${from} to its ${to} edge.`, { byte: at });
}

function valuesOf(cursor: ByteCursor, { columns, rows }: Size): Float64Array {
  const at = cursor.byte;
  const length = cursor.uint32('the length of the values');
  if (length !== 8 * columns * rows) {
    throw new UnreadableFileError(
      `found ${length} bytes of values, expected ${8 * columns * rows} for ${columns} x ${rows} pixels.`,
      { byte: at },
    );
  }
  return cursor.part(length, 'values', 'little-endian').samples('float64', columns * rows, 'values');
}

/** A byte a pixel, 0 where it was not measured. Nothing but zeros means that the instrument kept no such record. */
function maskOf(cursor: ByteCursor, { columns, rows }: Size): Uint8Array | undefined {
  const validity = qtBytes(cursor, 'the record of measured pixels');
  const length = validity.bytesLeft;
  if (length !== columns * rows) return undefined;
  const measured = validity.raw(length, 'the record of measured pixels');
  if (measured.every((flag) => flag === 0) || measured.every((flag) => flag !== 0)) return undefined;
  return flipRows(
    measured.map((flag) => (flag === 0 ? 1 : 0)),
    columns,
  );
}
