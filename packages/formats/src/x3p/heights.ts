import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { quoted } from '../quoted.js';
import { findElement, textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import type { ZipArchive } from '../zip/index.js';
import type { X3pGrid } from './axes.js';

/** The heights in metres, row by row, from the file that the document links to or from the document itself. */
export function heightsOf(archive: ZipArchive, root: XmlElement, grid: X3pGrid): Float64Array {
  const link = textAt(root, 'Record3', 'DataLink', 'PointDataLink');
  const stored =
    link === undefined ? listedValues(root, grid) : linkedValues(fileAt(archive, link), grid, link);
  const heights = stored.map((value) => grid.zOffset + value * grid.zScale);
  const validLink = textAt(root, 'Record3', 'DataLink', 'ValidPointsLink');
  return validLink === undefined ? heights : withoutInvalid(heights, fileAt(archive, validLink), validLink);
}

function fileAt(archive: ZipArchive, link: string): Uint8Array {
  const bytes = archive.file(link.replace(/^\.?\//, ''));
  if (bytes) return bytes;
  throw new UnreadableFileError(
    `found no ${quoted(link)} in the archive, which holds ${archive.names.slice(0, 5).join(', ')}.`,
  );
}

function linkedValues(bytes: Uint8Array, { columns, rows, zType }: X3pGrid, link: string): Float64Array {
  try {
    return new ByteCursor(bytes).samples(zType, columns * rows, `heights of ${columns} x ${rows} points`);
  } catch (problem) {
    throw problem instanceof UnreadableFileError ? problem.at({ field: link }) : problem;
  }
}

/** One Datum a point; an empty one is a point without a value. */
function listedValues(root: XmlElement, { columns, rows }: X3pGrid): Float64Array {
  const list = findElement(root, 'Record3', 'DataList')?.children ?? [];
  if (list.length !== columns * rows) {
    throw new UnreadableFileError(
      `found ${list.length} heights, expected ${columns} x ${rows} as MatrixDimension says.`,
      { field: 'Record3/DataList' },
    );
  }
  return Float64Array.from(list, ({ text }, index) => {
    if (text === '') return Number.NaN;
    if (text.includes(';')) {
      throw new UnsupportedFeatureError(
        'found points with coordinates of their own, expected heights on a grid.',
      );
    }
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    throw new UnreadableFileError(`found ${quoted(text)} for the height ${index}, expected a number.`, {
      field: 'Record3/DataList',
    });
  });
}

/** One bit a point, from the lowest bit of a byte up: 0 where there is no value. */
function withoutInvalid(heights: Float64Array, bits: Uint8Array, link: string): Float64Array {
  if (8 * bits.length < heights.length) {
    throw new UnreadableFileError(
      `found ${8 * bits.length} bits, expected one a point (${heights.length}).`,
      {
        field: link,
      },
    );
  }
  return heights.map((height, index) => ((bits[index >> 3] >> (index & 7)) & 1 ? height : Number.NaN));
}
