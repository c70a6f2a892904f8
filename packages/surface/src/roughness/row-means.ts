import type { PixelSet } from '../pixels.js';
import type { RegionHeights } from './region-heights.js';

/** Heights with zero mean in every row of the region: offsets of rows are the instrument's. */
export interface RowLevelled {
  readonly zNm: Float64Array;
  /** Pixels of the region, and rows that hold any. */
  readonly count: number;
  readonly usedRows: number;
}

/** Brings the rows of a region to equal means. */
export function removeRowMeans(region: RegionHeights): RowLevelled {
  const zNm = new Float64Array(region.zNm.length);
  let count = 0;
  let usedRows = 0;
  for (let row = 0; row < region.rows; row++) {
    const { sum, inRow } = rowSum(region, row);
    lowerRow(region, zNm, { row, byNm: inRow === 0 ? 0 : sum / inRow });
    if (inRow === 0) continue;
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
  const levelled = equalRows ? removeRowMeans(region) : removeMean(region);
  return { ...levelled, sumOfSquares: sumOfSquares(levelled.zNm, region) };
}

function removeMean(region: RegionHeights): RowLevelled {
  let total = 0;
  let count = 0;
  let usedRows = 0;
  for (let row = 0; row < region.rows; row++) {
    const { sum, inRow } = rowSum(region, row);
    total += sum;
    count += inRow;
    if (inRow > 0) usedRows += 1;
  }
  const zNm = new Float64Array(region.zNm.length);
  for (let row = 0; row < region.rows; row++) lowerRow(region, zNm, { row, byNm: total / count });
  return { zNm, count, usedRows };
}

/** Hot: once a pixel. */
function rowSum({ zNm, use, columns }: RegionHeights, row: number): { sum: number; inRow: number } {
  let sum = 0;
  let inRow = 0;
  for (let i = row * columns, end = i + columns; i < end; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    inRow += 1;
  }
  return { sum, inRow };
}

/** Hot: once a pixel. */
function lowerRow(
  { zNm, columns }: RegionHeights,
  lowered: Float64Array,
  { row, byNm }: { readonly row: number; readonly byNm: number },
): void {
  for (let i = row * columns, end = i + columns; i < end; i++) lowered[i] = zNm[i] - byNm;
}

function sumOfSquares(zNm: Float64Array, { use, rows, columns }: RegionHeights): number {
  let total = 0;
  for (let row = 0; row < rows; row++) total += squaresOfRow(zNm, use, row * columns, (row + 1) * columns);
  return total;
}

/** Hot: once a pixel. */
function squaresOfRow(zNm: Float64Array, use: PixelSet, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) if (use[i] === 1) sum += zNm[i] * zNm[i];
  return sum;
}
