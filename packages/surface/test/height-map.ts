import type { HeightMap } from '@modalgain/measurements';

/** A map of given heights for tests; 1 um wide and square pixels unless told. */
export function heightMap(task: {
  readonly zNm: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly widthNm?: number;
  readonly mask?: Uint8Array;
}): HeightMap {
  const widthNm = task.widthNm ?? 1000;
  return {
    kind: 'height-map',
    provenance: { file: 'made.gwy', byteLength: 0, sha256: '', format: 'test', notes: [] },
    title: 'Height',
    rows: task.rows,
    columns: task.columns,
    widthNm,
    heightNm: (widthNm * task.rows) / task.columns,
    zNm: Float64Array.from(task.zNm),
    ...(task.mask ? { mask: task.mask } : {}),
  };
}

/** The map with heights by row and column. */
export function mapOf(rows: number, columns: number, z: (row: number, column: number) => number): HeightMap {
  const zNm = Float64Array.from({ length: rows * columns }, (_, i) =>
    z(Math.floor(i / columns), i % columns),
  );
  return heightMap({ zNm, rows, columns });
}
