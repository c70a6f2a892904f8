import { InputError } from '@modalgain/numerics';
import type { Micrograph } from '@modalgain/measurements';
import type { PixelRectangle } from './regions.js';

const number = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
const range = String.raw`${number}\s*\.\.\s*${number}`;
const rectangle = new RegExp(String.raw`^\s*${range}\s*[x×,]\s*${range}\s*(um|µm|μm|px)\s*$`);

/** A rectangle in µm or in pixels: x from the left edge, y from the top edge. */
export interface ImageRectangle {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly unit: 'um' | 'px';
}

/**
 * Reads "0..3.5 x 0..10 um" or "0..120 x 0..400 px".
 *
 * @throws InputError for anything else
 */
export function parseImageRectangle(text: string): ImageRectangle {
  const found = rectangle.exec(text);
  const [left, right, top, bottom] = (found ?? []).slice(1, 5).map(Number);
  if (found && left < right && top < bottom) {
    return { x: [left, right], y: [top, bottom], unit: found[5] === 'px' ? 'px' : 'um' };
  }
  throw new InputError(
    `found "${text}", expected a rectangle such as "0..3.5 x 0..10 um" or "0..120 x 0..400 px": x from the left edge, y from the top edge, the smaller first.`,
  );
}

/**
 * The pixels of a rectangle.
 *
 * @throws InputError for a rectangle in µm on an image without scale
 */
export function pixelRectangle(
  { x, y, unit }: ImageRectangle,
  { pixelSizeNm }: Pick<Micrograph, 'pixelSizeNm'>,
): PixelRectangle {
  if (unit === 'um' && !pixelSizeNm) {
    throw new InputError('found a region in um, but the image has no scale; give it in px.');
  }
  const perPixel = (nm: number | undefined) => (unit === 'px' || nm === undefined ? 1 : nm / 1000);
  const along = (ends: readonly [number, number], size: number) =>
    [Math.round(ends[0] / size), Math.round(ends[1] / size)] as const;
  return { columns: along(x, perPixel(pixelSizeNm?.x)), rows: along(y, perPixel(pixelSizeNm?.y)) };
}
