import { choleskyFactor, solveCholesky } from '@modalgain/numerics';

/** Pivots below this share of their diagonal count as zero: the column depends on those before it. */
const smallestPivotShare = 1e-11;

/**
 * Linear least squares with few unknowns and many data, by running sums of x x^T and x z. The callers' columns are
 * scaled to order one and close to orthogonal, which is what makes normal equations as good as a QR here.
 */
export class NormalEquations {
  /** Number of unknowns. */
  readonly size: number;
  /** Row-major sums of x x^T. */
  readonly #matrix: Float64Array;
  readonly #vector: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.size = size;
    this.#matrix = new Float64Array(size * size);
    this.#vector = new Float64Array(size);
  }

  /** Number of data added. */
  get count(): number {
    return this.#count;
  }

  /** Adds one datum with its row of the design matrix. Hot: once a pixel. */
  add(x: Float64Array, z: number): void {
    const size = this.size;
    const matrix = this.#matrix;
    const vector = this.#vector;
    for (let i = 0; i < size; i++) {
      const xi = x[i];
      for (let j = 0; j <= i; j++) matrix[i * size + j] += xi * x[j];
      vector[i] += xi * z;
    }
    this.#count += 1;
  }

  /** Adds data whose sums of x_i x_j (j <= i) and x_i z are known. */
  addSums(sums: {
    readonly count: number;
    readonly matrixAt: (i: number, j: number) => number;
    readonly vectorAt: (i: number) => number;
  }): void {
    for (let i = 0; i < this.size; i++) {
      for (let j = 0; j <= i; j++) this.#matrix[i * this.size + j] += sums.matrixAt(i, j);
      this.#vector[i] += sums.vectorAt(i);
    }
    this.#count += sums.count;
  }

  /** Adds (sign 1) or takes off (sign -1) all data of another system of the same size. */
  combine(other: NormalEquations, sign: 1 | -1): void {
    for (let i = 0; i < this.#matrix.length; i++) this.#matrix[i] += sign * other.#matrix[i];
    for (let i = 0; i < this.size; i++) this.#vector[i] += sign * other.#vector[i];
    this.#count += sign * other.#count;
  }

  /** The coefficients, or `undefined` where the data do not determine them all. */
  solve(): Float64Array | undefined {
    return this.#solveFor(this.#vector);
  }

  /** Column `index` of the inverse matrix, or `undefined` where there is none. */
  inverseColumn(index: number): Float64Array | undefined {
    const unit = new Float64Array(this.size);
    unit[index] = 1;
    return this.#solveFor(unit);
  }

  /** a^T (sum x x^T) a. */
  quadraticForm(a: Float64Array): number {
    const size = this.size;
    let sum = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) sum += 2 * a[i] * this.#matrix[i * size + j] * a[j];
      sum += a[i] * a[i] * this.#matrix[i * size + i];
    }
    return sum;
  }

  #solveFor(rightSide: Float64Array): Float64Array | undefined {
    const factor = choleskyFactor(this.#matrix, this.size);
    if (!factor) return undefined;
    for (let i = 0; i < this.size; i++) {
      const diagonal = i * this.size + i;
      if (!(factor[diagonal] ** 2 > smallestPivotShare * this.#matrix[diagonal])) return undefined;
    }
    return solveCholesky(factor, rightSide);
  }
}
