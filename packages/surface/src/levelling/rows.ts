import { medianInPlace } from '../median.js';
import type { PixelSet } from '../pixels.js';

interface RowTask {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

/** Takes the median of its used pixels off every row; a row without any stays as it is. */
export function subtractRowMedians(task: RowTask): Float64Array {
  return subtractRowOffsets(
    task,
    Float64Array.from({ length: task.rows }, (_, row) => rowMedian(task, row)),
  );
}

function rowMedian({ zNm, use, columns }: RowTask, row: number): number {
  const start = row * columns;
  const values = zNm.slice(start, start + columns).filter((_, column) => use[start + column] === 1);
  return values.length === 0 ? 0 : medianInPlace(values);
}

/**
 * Brings every row to the height of the row above by the median of their pixel-to-pixel differences, which a step that
 * crosses the rows does not disturb. The first row stays. A row that shares no used pixel with the one above keeps its
 * offset.
 */
export function subtractRowMedianDifferences(task: RowTask): Float64Array {
  const offsets = new Float64Array(task.rows);
  for (let row = 1; row < task.rows; row++) offsets[row] = offsets[row - 1] + medianDifference(task, row);
  return subtractRowOffsets(task, offsets);
}

function medianDifference({ zNm, use, columns }: RowTask, row: number): number {
  const start = row * columns;
  const above = start - columns;
  const differences = zNm
    .slice(start, start + columns)
    .map((z, column) => z - zNm[above + column])
    .filter((_, column) => use[start + column] === 1 && use[above + column] === 1);
  return differences.length === 0 ? 0 : medianInPlace(differences);
}

/** Takes `offsets[row]` off every pixel of the row. */
export function subtractRowOffsets(
  map: { readonly zNm: Float64Array; readonly columns: number },
  offsets: Float64Array,
): Float64Array {
  return map.zNm.map((z, pixel) => z - offsets[Math.floor(pixel / map.columns)]);
}
