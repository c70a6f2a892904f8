import { InputError } from '@modalgain/numerics';

/** A rectangle of pixels, counted from the left and from the top; the ends `to` do not belong to it. */
export interface PixelRectangle {
  readonly columns: readonly [from: number, to: number];
  readonly rows: readonly [from: number, to: number];
}

export type RectanglePair = readonly [first: PixelRectangle, second: PixelRectangle];

/** The straight line nx column + ny row = offset, in pixels; (nx, ny) has length 1 and points to the brighter side. */
export interface Border {
  readonly nx: number;
  readonly ny: number;
  readonly offset: number;
}

interface ImageSize {
  readonly rows: number;
  readonly columns: number;
}

/** By pixel of the image: 1 first region, 2 second region, 0 neither. */
export type RegionMap = Uint8Array;

const leastSide = 8;

/** @throws InputError for rectangles that overlap, reach outside of the image or are too small */
export function checkRectangles(image: ImageSize, [first, second]: RectanglePair): void {
  refuseOutside(image, first);
  refuseOutside(image, second);
  const meet = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
    Math.max(from, start) < Math.min(to, end);
  if (meet(first.columns, second.columns) && meet(first.rows, second.rows))
    throw new InputError('The two regions overlap; give rectangles that do not.');
}

/** The pixels of two rectangles inside the image. */
export function mapOfRectangles({ rows, columns }: ImageSize, rectangles: RectanglePair): RegionMap {
  const map = new Uint8Array(rows * columns);
  rectangles.forEach((rectangle, index) => {
    for (let row = rectangle.rows[0]; row < rectangle.rows[1]; row += 1) {
      map.fill(index + 1, row * columns + rectangle.columns[0], row * columns + rectangle.columns[1]);
    }
  });
  return map;
}

function refuseOutside(image: ImageSize, { columns, rows }: PixelRectangle): void {
  for (const [name, [from, to], end] of [
    ['columns', columns, image.columns],
    ['rows', rows, image.rows],
  ] as const) {
    if (!(from >= 0 && to <= end)) {
      throw new InputError(
        `found a region of the ${name} ${from} to ${to}, expected 0 to ${end} of the image.`,
      );
    }
    if (!(to - from >= leastSide)) {
      throw new InputError(`found a region of ${to - from} ${name}, expected at least ${leastSide}.`);
    }
  }
}

/** Both sides of a border, without a margin along it; the brighter side is the first region. */
export function mapOfBorder(
  image: ImageSize,
  { border, marginPixels }: { border: Border; marginPixels: number },
): RegionMap {
  const { rows, columns } = image;
  const map = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const distance = distanceFrom(border, column, row);
      if (Math.abs(distance) >= marginPixels) map[row * columns + column] = distance > 0 ? 1 : 2;
    }
  }
  return map;
}

/** Pixels from the border, positive on the brighter side. */
export function distanceFrom({ nx, ny, offset }: Border, column: number, row: number): number {
  return nx * column + ny * row - offset;
}
