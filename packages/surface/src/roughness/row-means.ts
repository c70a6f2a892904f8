import type { PixelSet } from '../pixels.js';

/** Heights on a grid and the pixels of it that count. */
export interface RegionHeights {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

/** Heights with zero mean in every row of the region: offsets of rows are the instrument's. */
export interface RowLevelled {
  readonly zNm: Float64Array;
  /** Pixels of the region, and rows that hold any. */
  readonly count: number;
  readonly usedRows: number;
}

/** Brings the rows of a region to equal means. */
export function removeRowMeans({ zNm: heights, use, rows, columns }: RegionHeights): RowLevelled {
  const zNm = heights.slice();
  let [count, usedRows] = [0, 0];
  for (let row = 0; row < rows; row++) {
    let [sum, inRow] = [0, 0];
    for (let i = row * columns; i < (row + 1) * columns; i++) {
      if (use[i] === 0) continue;
      sum += zNm[i];
      inRow += 1;
    }
    if (inRow === 0) continue;
    for (let i = row * columns; i < (row + 1) * columns; i++) zNm[i] -= sum / inRow;
    count += inRow;
    usedRows += 1;
  }
  return { zNm, count, usedRows };
}
