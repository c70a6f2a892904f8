import { legendreColumns } from '../levelling/basis.js';
import { film, type Labels, substrate } from './segmentation.js';

/** The background of a step fit is of this degree. */
export const backgroundDegree = 2;
const size = backgroundDegree + 1;

/** Sums over the pixels of one label in one row, with P_k the Legendre polynomials along the row and z from a common reference. */
export interface LabelSums {
  count: number;
  /** Sums of P_i P_k, 3 x 3. */
  readonly gram: Float64Array;
  /** Sums of z P_i. */
  readonly moments: Float64Array;
}

/** All that the step fit asks of the pixels, row by row, so that each is visited once. */
export class RowSums {
  readonly substrate = emptySums();
  readonly film = emptySums();
  readonly #polynomials: readonly Float64Array[];
  readonly #columns: number;

  constructor(columns: number) {
    this.#columns = columns;
    this.#polynomials = legendreColumns(columns, backgroundDegree);
  }

  /** Value of P_k in a column. */
  polynomial(k: number): Float64Array {
    return this.#polynomials[k];
  }

  /** Hot: once a pixel. Heights count from `referenceNm`, which keeps digits. */
  read(
    row: number,
    data: { readonly zNm: Float64Array; readonly labels: Labels },
    referenceNm: number,
  ): void {
    clear(this.substrate);
    clear(this.film);
    this.#add(this.substrate, substrate, { ...data, row, referenceNm });
    this.#add(this.film, film, { ...data, row, referenceNm });
  }

  #add(
    sums: LabelSums,
    label: number,
    from: {
      readonly zNm: Float64Array;
      readonly labels: Labels;
      readonly row: number;
      readonly referenceNm: number;
    },
  ): void {
    const { zNm, labels, referenceNm } = from;
    const [, first, second] = this.#polynomials;
    const start = from.row * this.#columns;
    let n = 0;
    let u = 0;
    let p = 0;
    let uu = 0;
    let up = 0;
    let pp = 0;
    let z0 = 0;
    let z1 = 0;
    let z2 = 0;
    for (let column = 0; column < this.#columns; column++) {
      if (labels[start + column] !== label) continue;
      const z = zNm[start + column] - referenceNm;
      const a = first[column];
      const b = second[column];
      n += 1;
      u += a;
      p += b;
      uu += a * a;
      up += a * b;
      pp += b * b;
      z0 += z;
      z1 += z * a;
      z2 += z * b;
    }
    sums.count = n;
    sums.gram.set([n, u, p, u, uu, up, p, up, pp]);
    sums.moments.set([z0, z1, z2]);
  }
}

const emptySums = (): LabelSums => ({
  count: 0,
  gram: new Float64Array(size * size),
  moments: new Float64Array(size),
});

function clear(sums: LabelSums): void {
  sums.count = 0;
  sums.gram.fill(0);
  sums.moments.fill(0);
}
