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

/** Heights of zero mean in all, and in every row if rows are to be equal. */
export function centred(
  region: RegionHeights,
  equalRows: boolean,
): RowLevelled & { readonly sumOfSquares: number } {
  const levelled = removeRowMeans(region);
  if (equalRows) return { ...levelled, sumOfSquares: sumOfSquares(levelled.zNm, region.use) };
  let sum = 0;
  for (let i = 0; i < region.zNm.length; i++) if (region.use[i] === 1) sum += region.zNm[i];
  const mean = sum / levelled.count;
  const zNm = region.zNm.map((z) => z - mean);
  return { ...levelled, zNm, sumOfSquares: sumOfSquares(zNm, region.use) };
}

/** Hot: once a pixel. */
function sumOfSquares(zNm: Float64Array, use: PixelSet): number {
  let sum = 0;
  for (let i = 0; i < zNm.length; i++) if (use[i] === 1) sum += zNm[i] * zNm[i];
  return sum;
}
