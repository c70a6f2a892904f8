import type { PixelSet } from '../pixels.js';

/** Heights on a grid and the pixels of it that count. */
export interface RegionHeights {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

/** The same with the distances between neighbouring pixels. */
export interface GriddedHeights extends RegionHeights {
  readonly pixelXNm: number;
  readonly pixelYNm: number;
}
