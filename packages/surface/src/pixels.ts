import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';

/** One entry a pixel, 1 where the pixel counts. */
export type PixelSet = Uint8Array;

/**
 * What the file's own mask means. Programs mark with it what they like (a scratch, a grain, a scar), so it is left out
 * of account unless asked for: `exclude` drops the marked pixels, `only` keeps nothing else.
 */
export type MaskUse = 'ignore' | 'exclude' | 'only';

/**
 * The pixels that have a height and that the mask, used as told, lets through.
 *
 * @throws InputError if no pixel is left
 */
export function usablePixels(map: HeightMap, maskUse: MaskUse = 'ignore'): PixelSet {
  const { zNm, mask } = map;
  const use = new Uint8Array(zNm.length);
  let count = 0;
  for (let i = 0; i < use.length; i++) {
    const passes = maskUse === 'ignore' || !mask || (mask[i] !== 0) === (maskUse === 'only');
    if (passes && Number.isFinite(zNm[i])) {
      use[i] = 1;
      count += 1;
    }
  }
  if (count === 0) {
    throw new InputError(
      `Channel "${map.title}" has no height to work with (mask: ${maskUse}); it needs at least one measured pixel.`,
      { file: map.provenance.file },
    );
  }
  return use;
}

export function countPixels(pixels: PixelSet): number {
  let count = 0;
  for (const pixel of pixels) count += pixel;
  return count;
}

/** Distance between neighbouring pixels along a row and down a column. */
export function pixelSizeNm(map: HeightMap): { readonly x: number; readonly y: number } {
  return { x: map.widthNm / map.columns, y: map.heightNm / map.rows };
}
