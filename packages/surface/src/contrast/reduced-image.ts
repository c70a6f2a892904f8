import type { Micrograph } from '@modalgain/measurements';
import type { Border, PixelRectangle } from './regions.js';

/** The part of a micrograph that is analysed, its pixels or the means of squares of them. */
export interface ReducedImage {
  readonly rows: number;
  readonly columns: number;
  readonly brightness: Micrograph['brightness'];
  /** Pixels along a side of a square; 1: the pixels themselves. */
  readonly side: number;
  /** Variance of the pixels within each square about its mean, which the means do not show; nothing for pixels themselves. */
  readonly innerVariance?: Float64Array;
}

/** An image up to this long is taken as it is; means of a longer one hold the same step with the same error. */
const longestSide = 512;
/** Squares along the shorter side of a rectangle that was given, at least. */
const leastAlong = 16;

/** Micrographs without the annotation bar, the long ones as means over squares; what is left over at their right and lower edge is left out. */
export function reducedImage(
  image: Micrograph,
  imageRows: number,
  rectangles: readonly PixelRectangle[] = [],
): ReducedImage {
  const { columns } = image;
  const sides = rectangles.flatMap((given) => [given.columns, given.rows].map(([from, to]) => to - from));
  const most = Math.max(1, Math.floor(Math.min(Infinity, ...sides) / leastAlong));
  const side = Math.min(most, Math.ceil(Math.max(columns, imageRows) / longestSide));
  if (side > 1) return meansOfSquares(image, imageRows, side);
  return { rows: imageRows, columns, brightness: image.brightness.subarray(0, imageRows * columns), side };
}

function meansOfSquares(image: Micrograph, imageRows: number, side: number): ReducedImage {
  const [rows, columns] = [Math.floor(imageRows / side), Math.floor(image.columns / side)];
  const brightness = new Float64Array(rows * columns);
  const innerVariance = new Float64Array(rows * columns);
  for (let index = 0; index < brightness.length; index += 1) {
    const first = Math.floor(index / columns) * side * image.columns + (index % columns) * side;
    // Counted from the first pixel, so that squares of great levels do not cancel.
    const origin = image.brightness[first];
    let [sum, sumOfSquares] = [0, 0];
    for (let row = 0; row < side; row += 1) {
      for (let column = 0; column < side; column += 1) {
        const level = image.brightness[first + row * image.columns + column] - origin;
        sum += level;
        sumOfSquares += level * level;
      }
    }
    const mean = sum / side ** 2;
    brightness[index] = origin + mean;
    innerVariance[index] = Math.max(0, sumOfSquares / side ** 2 - mean * mean);
  }
  return { rows, columns, brightness, side, innerVariance };
}

/** A rectangle of pixels as one of whole squares inside it. */
export function reducedRectangle({ columns, rows }: PixelRectangle, side: number): PixelRectangle {
  const inside = ([from, to]: readonly [number, number]) =>
    [Math.ceil(from / side), Math.floor(to / side)] as const;
  return { columns: inside(columns), rows: inside(rows) };
}

/** A border of the reduced image in pixels of the micrograph: square c has its centre at side c + (side - 1)/2. */
export function fullBorder({ nx, ny, offset }: Border, side: number): Border {
  return { nx, ny, offset: side * offset + ((nx + ny) * (side - 1)) / 2 };
}
