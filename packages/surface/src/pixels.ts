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
  const use = measuredPixels(zNm);
  if (mask && maskUse !== 'ignore') {
    for (let i = 0; i < use.length; i++) if ((mask[i] !== 0) !== (maskUse === 'only')) use[i] = 0;
  }
  requirePixels(map, use, maskUse);
  return use;
}

/** The pixels that have a height. */
export function measuredPixels(zNm: Float64Array): PixelSet {
  const use = new Uint8Array(zNm.length);
  for (let i = 0; i < use.length; i++) use[i] = Number.isFinite(zNm[i]) ? 1 : 0;
  return use;
}

/** @throws InputError if no pixel is left */
export function requirePixels(map: HeightMap, use: PixelSet, mask: MaskUse | 'recipe' = 'recipe'): void {
  if (use.includes(1)) return;
  throw new InputError(
    `Channel "${map.title}" has no height to work with (mask: ${mask}); it needs at least one measured pixel.`,
    { file: map.provenance.file },
  );
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
