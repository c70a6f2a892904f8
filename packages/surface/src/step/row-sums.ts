import { legendreColumns } from '../levelling/basis.js';
import { film, type Labels, substrate } from './segmentation.js';

/** The background of a step fit is of this degree. */
export const backgroundDegree = 2;
const size = backgroundDegree + 1;

/** Sums over the pixels of one label in one row, with P_k the Legendre polynomials along the row and z from a common reference. */
export interface LabelSums {
  count: number;
  /** Sums of P_i P_k, 3 x 3; P_0 is 1. */
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

  /** Heights count from `referenceNm`, which keeps digits. */
  read(
    row: number,
    { zNm, labels }: { readonly zNm: Float64Array; readonly labels: Labels },
    referenceNm: number,
  ): void {
    clear(this.substrate);
    clear(this.film);
    const start = row * this.#columns;
    // Pixels of one label mostly lie side by side, and are added as a run.
    for (let from = 0; from < this.#columns;) {
      const label = labels[start + from];
      let to = from + 1;
      while (to < this.#columns && labels[start + to] === label) to += 1;
      if (label === film) this.#addRun(this.film, zNm, { start, from, to, referenceNm });
      else if (label === substrate) this.#addRun(this.substrate, zNm, { start, from, to, referenceNm });
      from = to;
    }
    fillGram(this.substrate);
    fillGram(this.film);
  }

  /** Hot: once a pixel. */
  #addRun({ gram, moments }: LabelSums, zNm: Float64Array, { start, from, to, referenceNm }: Run): void {
    const first = this.#polynomials[1];
    const second = this.#polynomials[2];
    let u = 0;
    let p = 0;
    let uu = 0;
    let up = 0;
    let pp = 0;
    let z0 = 0;
    let z1 = 0;
    let z2 = 0;
    for (let column = from; column < to; column++) {
      const z = zNm[start + column] - referenceNm;
      const a = first[column];
      const b = second[column];
      u += a;
      p += b;
      uu += a * a;
      up += a * b;
      pp += b * b;
      z0 += z;
      z1 += z * a;
      z2 += z * b;
    }
    gram[0] += to - from;
    gram[1] += u;
    gram[2] += p;
    gram[4] += uu;
    gram[5] += up;
    gram[8] += pp;
    moments[0] += z0;
    moments[1] += z1;
    moments[2] += z2;
  }
}

/** Pixels side by side in a row that starts at pixel `start`. */
interface Run {
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly referenceNm: number;
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

/** The count, and what symmetry tells of the sums. */
function fillGram(sums: LabelSums): void {
  const { gram } = sums;
  sums.count = gram[0];
  gram[3] = gram[1];
  gram[6] = gram[2];
  gram[7] = gram[5];
}
