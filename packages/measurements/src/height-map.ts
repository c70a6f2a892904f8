import type { Provenance } from './provenance.js';

/** A scanned surface. Row 0 is the top row of the image; pixel (row, column) stands at `row * columns + column`. */
export interface HeightMap {
  readonly kind: 'height-map';
  readonly provenance: Provenance;
  /** The channel's title in the file, e.g. "Height". */
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  /** Physical size of the whole scan, x along a row. */
  readonly widthNm: number;
  readonly heightNm: number;
  /** Heights; NaN where the instrument has no value. */
  readonly zNm: Float64Array;
  /** 1 where the file masks a pixel; absent if the file has no mask. */
  readonly mask?: Uint8Array;
}
