import type { PixelSet } from './pixels.js';

/** Adds the pixels of one row that count to the blocks of `side` columns that they lie in. Hot: once a pixel. */
export function addRowToBlocks(
  scan: { readonly zNm: Float64Array; readonly use: PixelSet; readonly columns: number },
  to: {
    readonly row: number;
    readonly side: number;
    /** One entry a block along the row. */
    readonly sums: Float64Array;
    readonly counts: Uint32Array;
  },
): void {
  const { zNm, use } = scan;
  const { side, sums, counts } = to;
  let pixel = to.row * scan.columns;
  for (let block = 0; block < sums.length; block++) {
    let sum = 0;
    let count = 0;
    for (const end = pixel + side; pixel < end; pixel++) {
      if (use[pixel] === 0) continue;
      sum += zNm[pixel];
      count += 1;
    }
    sums[block] += sum;
    counts[block] += count;
  }
}
