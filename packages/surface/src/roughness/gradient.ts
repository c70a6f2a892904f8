import type { GriddedHeights } from './region-heights.js';

/** Hybrid parameters of ISO 25178-2; `null` where no pixel has all the neighbours that they ask for. */
export interface GradientParameters {
  /** Root mean square gradient, by central differences over two pixels along x and along y. No unit. */
  readonly sdq: number | null;
  /**
   * Developed interfacial area ratio: by how many per cent the surface is larger than its projection. Each square of four neighbouring
   * pixels is four triangles that meet above its middle at the mean of its corners.
   */
  readonly sdrPercent: number | null;
}

/**
 * Sdq and Sdr of the pixels of `use`. Both grow as pixels shrink: they compare surfaces scanned with the same pixel size. The only slope
 * of a map of one row is the one along it.
 */
export function gradientParameters(task: GriddedHeights): GradientParameters {
  return { sdq: rmsGradient(task), sdrPercent: developedAreaPercent(task) };
}

function rmsGradient(task: GriddedHeights): number | null {
  const [first, last] = task.rows === 1 ? [0, 1] : [1, task.rows - 1];
  const total = { sum: 0, count: 0 };
  for (let row = first; row < last; row++) addSlopes(total, task, row);
  return total.count === 0 ? null : Math.sqrt(total.sum / total.count);
}

interface Total {
  sum: number;
  count: number;
}

/** Hot: once a pixel. */
function addSlopes(
  total: Total,
  { zNm, use, rows, columns, pixelXNm, pixelYNm }: GriddedHeights,
  row: number,
): void {
  const down = rows === 1 ? 0 : columns;
  let sum = 0;
  let count = 0;
  for (let pixel = row * columns + 1, end = (row + 1) * columns - 1; pixel < end; pixel++) {
    if ((use[pixel] & use[pixel - 1] & use[pixel + 1] & use[pixel - down] & use[pixel + down]) === 0)
      continue;
    const slopeX = (zNm[pixel + 1] - zNm[pixel - 1]) / (2 * pixelXNm);
    const slopeY = (zNm[pixel + down] - zNm[pixel - down]) / (2 * pixelYNm);
    sum += slopeX * slopeX + slopeY * slopeY;
    count += 1;
  }
  total.sum += sum;
  total.count += count;
}

function developedAreaPercent(task: GriddedHeights): number | null {
  if (task.rows === 1) return null;
  const total = { sum: 0, count: 0 };
  for (let row = 0; row + 1 < task.rows; row++) addExcessAreas(total, task, row);
  return total.count === 0 ? null : (100 * total.sum) / (4 * total.count);
}

/** Hot: once a pixel. With the middle at the mean, opposite triangles are equal in the slopes that decide their areas. */
function addExcessAreas(
  total: Total,
  { zNm, use, columns, pixelXNm, pixelYNm }: GriddedHeights,
  row: number,
): void {
  let excess = 0;
  let count = 0;
  for (let pixel = row * columns, end = (row + 1) * columns - 1; pixel < end; pixel++) {
    const below = pixel + columns;
    if ((use[pixel] & use[pixel + 1] & use[below] & use[below + 1]) === 0) continue;
    const a = zNm[pixel];
    const b = zNm[pixel + 1];
    const c = zNm[below];
    const d = zNm[below + 1];
    // A triangle on a side: its slope along the side, and across it from the side's middle to that of the square.
    const across = (c + d - a - b) / (2 * pixelYNm);
    const along = (b + d - a - c) / (2 * pixelXNm);
    excess += areaRatio((b - a) / pixelXNm, across) + areaRatio((d - c) / pixelXNm, across);
    excess += areaRatio(along, (c - a) / pixelYNm) + areaRatio(along, (d - b) / pixelYNm);
    count += 1;
  }
  total.sum += excess;
  total.count += count;
}

/** Area of a slanted triangle over its projection, less 1; without loss of digits for small slopes. */
function areaRatio(slopeX: number, slopeY: number): number {
  const squares = slopeX * slopeX + slopeY * slopeY;
  return squares / (1 + Math.sqrt(1 + squares));
}
