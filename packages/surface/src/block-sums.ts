import type { RegionHeights } from './roughness/region-heights.js';

/** Sums and numbers of the pixels that count in square blocks of `side` pixels; rows and columns that fill no block at the end are left out. */
export function blockSums(region: RegionHeights, side: number) {
  const [rows, columns] = [Math.floor(region.rows / side), Math.floor(region.columns / side)];
  const sums = new Float64Array(rows * columns);
  const counts = new Uint32Array(rows * columns);
  for (let row = 0; row < rows * side; row++) {
    const first = Math.floor(row / side) * columns;
    addRowToBlocks(region, {
      row,
      side,
      sums: sums.subarray(first, first + columns),
      counts: counts.subarray(first, first + columns),
    });
  }
  return { rows, columns, sums, counts };
}

/** Adds the pixels of one row that count to the blocks of `side` columns that they lie in. Hot: once a pixel. */
function addRowToBlocks(
  scan: RegionHeights,
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
