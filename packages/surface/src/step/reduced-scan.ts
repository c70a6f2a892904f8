import type { HeightMap } from '@modalgain/measurements';
import { blockSums } from '../block-sums.js';
import type { PixelSet } from '../pixels.js';
import type { Labels } from './segmentation.js';

/** A step is looked for in a scan of about so many pixels a side: means over blocks of pixels tell two levels as well as the pixels do. */
const enoughPixels = 384;

/** A scan by the means of its blocks. */
export interface ReducedScan {
  readonly map: HeightMap;
  readonly use: PixelSet;
  /** Pixels along the side of a block; 1 where the scan is small as it is. */
  readonly blockPixels: number;
}

/** The scan by means over square blocks of its usable pixels; rows and columns that fill no block at the end are left out. */
export function reduceScan(map: HeightMap, use: PixelSet): ReducedScan {
  const side = Math.ceil(Math.sqrt(map.rows * map.columns) / enoughPixels);
  const shorter = Math.floor(Math.min(map.rows, map.columns) / side);
  if (side === 1 || shorter < enoughPixels / 4) return { map, use, blockPixels: 1 };
  const { zNm } = map;
  const { rows, columns, sums, counts } = blockSums({ zNm, use, rows: map.rows, columns: map.columns }, side);
  const size = {
    widthNm: (map.widthNm * columns * side) / map.columns,
    heightNm: (map.heightNm * rows * side) / map.rows,
  };
  return {
    map: { ...map, ...size, rows, columns, zNm: sums.map((sum, block) => sum / counts[block]) },
    use: Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0)),
    blockPixels: side,
  };
}

/** The labels of blocks given to their usable pixels. */
export function labelsOfPixels(
  labels: Labels,
  { map: reduced, blockPixels }: ReducedScan,
  { map, use }: { readonly map: HeightMap; readonly use: PixelSet },
): Labels {
  if (blockPixels === 1) return labels;
  const all = new Uint8Array(use.length);
  for (let row = 0; row < reduced.rows * blockPixels; row++) {
    const start = Math.floor(row / blockPixels) * reduced.columns;
    for (let column = 0, pixel = row * map.columns; column < reduced.columns * blockPixels; column++, pixel++)
      if (use[pixel] === 1) all[pixel] = labels[start + Math.floor(column / blockPixels)];
  }
  return all;
}
