import type { RowOffsets } from './joint-fit.js';
import { film, type Labels, substrate } from './segmentation.js';

/** Below this share of the contrast within rows, free row offsets would cost more than they repair. */
const leastContrastWithinRows = 0.2;

/** Whether the step can be read within rows; see `RowOffsets`. */
export function chooseRowOffsets(labels: Labels, rows: number, columns: number): RowOffsets {
  let [within, filmTotal, total] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const { filmCount, count } = countRow(labels, row, columns);
    if (count > 0) within += (filmCount * (count - filmCount)) / count;
    filmTotal += filmCount;
    total += count;
  }
  const whole = (filmTotal * (total - filmTotal)) / Math.max(total, 1);
  return within >= leastContrastWithinRows * whole ? 'free' : 'none';
}

/** The number of rows that hold both film and substrate. */
export function rowsWithBoth(labels: Labels, rows: number, columns: number): number {
  let both = 0;
  for (let row = 0; row < rows; row++) {
    const { filmCount, count } = countRow(labels, row, columns);
    if (filmCount > 0 && filmCount < count) both += 1;
  }
  return both;
}

function countRow(labels: Labels, row: number, columns: number): { filmCount: number; count: number } {
  let [filmCount, substrateCount] = [0, 0];
  for (let pixel = row * columns; pixel < (row + 1) * columns; pixel++) {
    if (labels[pixel] === film) filmCount += 1;
    else if (labels[pixel] === substrate) substrateCount += 1;
  }
  return { filmCount, count: filmCount + substrateCount };
}
