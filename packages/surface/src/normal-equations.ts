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

  /** Adds one datum with its row of the design matrix. */
  add(x: Float64Array, z: number): void {
    const size = this.size;
    for (let i = 0; i < size; i++) {
      const xi = x[i];
      for (let j = 0; j <= i; j++) this.#matrix[i * size + j] += xi * x[j];
      this.#vector[i] += xi * z;
    }
    this.#count += 1;
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
    const lower = this.#cholesky();
    if (!lower) return undefined;
    const size = this.size;
    const x = rightSide.slice();
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) x[i] -= lower[i * size + j] * x[j];
      x[i] /= lower[i * size + i];
    }
    for (let i = size - 1; i >= 0; i--) {
      for (let j = i + 1; j < size; j++) x[i] -= lower[j * size + i] * x[j];
      x[i] /= lower[i * size + i];
    }
    return x;
  }

  #cholesky(): Float64Array | undefined {
    const size = this.size;
    const lower = this.#matrix.slice();
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < j; k++) lower[j * size + j] -= lower[j * size + k] ** 2;
      const pivot = lower[j * size + j];
      if (!(pivot > smallestPivotShare * this.#matrix[j * size + j])) return undefined;
      lower[j * size + j] = Math.sqrt(pivot);
      for (let i = j + 1; i < size; i++) {
        for (let k = 0; k < j; k++) lower[i * size + j] -= lower[i * size + k] * lower[j * size + k];
        lower[i * size + j] /= lower[j * size + j];
      }
    }
    return lower;
  }
}
