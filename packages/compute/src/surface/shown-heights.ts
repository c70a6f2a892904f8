import { pixelSizeNm, type SurfaceDescription } from '@modalgain/surface';
import type { HeightMap } from '@modalgain/measurements';

/** What a pixel of a scan belongs to. */
export const pixelKinds = { none: 0, film: 1, substrate: 2 } as const;

/** Levelled heights as a page draws them: each pixel of the scan, or means over squares of larger ones. */
export interface ShownHeights {
  readonly rows: number;
  readonly columns: number;
  readonly widthUm: number;
  readonly heightUm: number;
  /** Row 0 on top; NaN where there is no height. Above the substrate where there is a step, else about the mean. */
  readonly zNm: Float32Array;
  /** `pixelKinds` of each. */
  readonly kind: Uint8Array;
  /** 98 % of the heights, of all and of the film alone. */
  readonly rangeNm: { readonly all: readonly [number, number]; readonly film: readonly [number, number] };
}

const mostPixelsASide = 1024;

/** Heights of a described scan, small enough to be drawn. */
export function shownHeights(map: HeightMap, { step, heights }: SurfaceDescription): ShownHeights {
  const side = Math.ceil(Math.max(map.rows, map.columns) / mostPixelsASide);
  const [rows, columns] = [Math.ceil(map.rows / side), Math.ceil(map.columns / side)];
  const zNm = new Float32Array(rows * columns).fill(NaN);
  const kind = new Uint8Array(rows * columns);
  const substrate = step.kind === 'step' ? step.substrateMask : undefined;
  const offset = step.kind === 'step' ? 0 : meanOf(heights);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const centre = row * side * map.columns + column * side;
      zNm[at] = blockMean(heights, { row: row * side, column: column * side, side }) - offset;
      kind[at] = heights.use[centre] ? pixelKinds.film : substrate?.[centre] ? pixelKinds.substrate : 0;
    }
  }
  const { x, y } = pixelSizeNm(map);
  return {
    rows,
    columns,
    widthUm: (columns * side * x) / 1000,
    heightUm: (rows * side * y) / 1000,
    zNm,
    kind,
    rangeNm: { all: spanOf(zNm), film: spanOf(zNm.filter((_, i) => kind[i] === pixelKinds.film)) },
  };
}

type Heights = SurfaceDescription['heights'];

function blockMean(
  { zNm, rows, columns }: Heights,
  { row, column, side }: { readonly row: number; readonly column: number; readonly side: number },
): number {
  let [sum, count] = [0, 0];
  for (let r = row; r < Math.min(rows, row + side); r++) {
    for (let c = column; c < Math.min(columns, column + side); c++) {
      const z = zNm[r * columns + c];
      if (!Number.isFinite(z)) continue;
      sum += z;
      count += 1;
    }
  }
  return sum / count;
}

function meanOf({ zNm, use }: Heights): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < zNm.length; i++) {
    if (use[i] === 0) continue;
    sum += zNm[i];
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** From the 1 % to the 99 % quantile. */
function spanOf(zNm: Float32Array): [number, number] {
  const sorted = zNm.filter((z) => Number.isFinite(z)).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(0.01), at(0.99)];
}
