import { factorPivoted, numericalRank, type PivotedQr } from '../linear-algebra/pivoted-qr.js';

/** Diagonal entries of R below this share of the largest carry no information about a step. */
const stepRankTolerance = 1e-14;
/** So far below their greatest lengths columns are zero; steps along them would be infinite. */
const emptyColumn = 1e-100;

/**
 * The model of one iteration: minimise |J s + r| over steps s in scaled parameters with |s| <= radius. One QR
 * factorisation serves any number of radii.
 */
export class LinearisedModel {
  readonly #qr: PivotedQr;
  /** Upper triangle of the damped problem, row-major; its right side, and one row that is being rotated in. */
  readonly #damped: Float64Array;
  readonly #dampedSide: Float64Array;
  readonly #rotated: Float64Array;
  readonly #solution: Float64Array;
  readonly #slope: Float64Array;
  #rank = 0;
  #damping = 0;

  /** `qr` holds the factorisation of the present model, and has room for as many columns as there are parameters. */
  constructor(qr: PivotedQr) {
    const parameterCount = qr.diagonal.length;
    this.#qr = qr;
    this.#damped = new Float64Array(parameterCount * parameterCount);
    this.#dampedSide = new Float64Array(parameterCount);
    this.#rotated = new Float64Array(parameterCount);
    this.#solution = new Float64Array(parameterCount);
    this.#slope = new Float64Array(parameterCount);
  }

  /** Takes the scaled columns `active[0 .. activeCount)` of the Jacobian and the residuals. */
  factor(task: {
    readonly columns: Float64Array;
    readonly scale: Float64Array;
    readonly active: Int32Array;
    readonly activeCount: number;
    readonly residuals: Float64Array;
  }): void {
    const { rows, matrix, rightSide } = this.#qr;
    this.#qr.columnCount = task.activeCount;
    for (let k = 0; k < task.activeCount; k++) {
      const from = task.active[k] * rows;
      const inverse = 1 / task.scale[task.active[k]];
      for (let i = 0; i < rows; i++) matrix[k * rows + i] = task.columns[from + i] * inverse;
    }
    rightSide.set(task.residuals);
    factorPivoted(this.#qr);
    const isEmpty = Math.abs(this.#qr.diagonal[0]) < emptyColumn;
    this.#rank = isEmpty ? 0 : numericalRank(this.#qr, stepRankTolerance);
    this.#damping = 0;
  }

  /** Length of the part of the residuals that an undamped step removes. */
  get removable(): number {
    let sum = 0;
    for (let k = 0; k < this.#rank; k++) sum += this.#qr.rightSide[k] ** 2;
    return Math.sqrt(sum);
  }

  /**
   * Writes the scaled step of at most (about) the given length; answers its length.
   * J. J. More, The Levenberg-Marquardt algorithm: implementation and theory, doi:10.1007/BFb0067700.
   */
  step(radius: number, out: Float64Array): number {
    let length = this.#undampedStep();
    if (length > 1.1 * radius) length = this.#dampedStep(radius, length);
    const { pivots, columnCount } = this.#qr;
    for (let k = 0; k < columnCount; k++) out[pivots[k]] = this.#solution[k];
    return length;
  }

  #undampedStep(): number {
    const { rows, columnCount, matrix, diagonal, rightSide } = this.#qr;
    this.#solution.fill(0, this.#rank, columnCount);
    let squared = 0;
    for (let k = this.#rank - 1; k >= 0; k--) {
      let sum = -rightSide[k];
      for (let j = k + 1; j < this.#rank; j++) sum -= matrix[j * rows + k] * this.#solution[j];
      this.#solution[k] = sum / diagonal[k];
      squared += this.#solution[k] ** 2;
    }
    return Math.sqrt(squared);
  }

  /** Newton's method on 1/|s(damping)| = 1/radius, kept between bounds that always hold the root. */
  #dampedStep(radius: number, undampedLength: number): number {
    let lower = this.#rank === this.#qr.columnCount ? this.#newtonShift(undampedLength, radius, 0) : 0;
    let upper = this.#gradientLength() / radius;
    let length = undampedLength;
    let damping = Math.max(lower, Math.min(this.#damping, upper)) || 0.01 * upper;
    for (let round = 0; round < 10; round++) {
      length = this.#solveDamped(damping);
      if (Math.abs(length - radius) <= 0.1 * radius) break;
      if (length > radius) lower = Math.max(lower, damping);
      else upper = Math.min(upper, damping);
      damping += this.#newtonShift(length, radius, damping);
      if (!(damping > lower && damping < upper)) damping = Math.max(1e-3 * upper, Math.sqrt(lower * upper));
    }
    this.#damping = damping;
    return length;
  }

  /** The change of damping that Newton's method asks for at the present solution. */
  #newtonShift(length: number, radius: number, damping: number): number {
    const { columnCount, rows, matrix, diagonal } = this.#qr;
    let squared = 0;
    for (let k = 0; k < columnCount; k++) {
      let sum = this.#solution[k] / length;
      for (let j = 0; j < k; j++) {
        sum -= this.#slope[j] * (damping > 0 ? this.#damped[j * columnCount + k] : matrix[k * rows + j]);
      }
      this.#slope[k] = sum / (damping > 0 ? this.#damped[k * columnCount + k] : diagonal[k]);
      squared += this.#slope[k] ** 2;
    }
    return (length - radius) / (radius * squared);
  }

  #gradientLength(): number {
    const { rows, columnCount, matrix, diagonal, rightSide } = this.#qr;
    let squared = 0;
    for (let k = 0; k < columnCount; k++) {
      let sum = diagonal[k] * rightSide[k];
      for (let j = 0; j < k; j++) sum += matrix[k * rows + j] * rightSide[j];
      squared += sum * sum;
    }
    return Math.sqrt(squared);
  }

  /** Solves min |R s + Q^T r|^2 + damping |s|^2 by rotating sqrt(damping) I into R, row by row. */
  #solveDamped(damping: number): number {
    const { rows, columnCount: n, matrix, diagonal, rightSide } = this.#qr;
    for (let k = 0; k < n; k++) {
      this.#damped[k * n + k] = diagonal[k];
      for (let j = k + 1; j < n; j++) this.#damped[k * n + j] = matrix[j * rows + k];
      this.#dampedSide[k] = -rightSide[k];
    }
    for (let k = 0; k < n; k++) this.#rotateIn(k, Math.sqrt(damping));
    let squared = 0;
    for (let k = n - 1; k >= 0; k--) {
      let sum = this.#dampedSide[k];
      for (let j = k + 1; j < n; j++) sum -= this.#damped[k * n + j] * this.#solution[j];
      this.#solution[k] = sum / this.#damped[k * n + k];
      squared += this.#solution[k] ** 2;
    }
    return Math.sqrt(squared);
  }

  /** Givens rotations that absorb a row with `entry` at position k, and the fill to its right, into the triangle. */
  #rotateIn(k: number, entry: number): void {
    const n = this.#qr.columnCount;
    this.#rotated.fill(0, k, n);
    this.#rotated[k] = entry;
    let side = 0;
    for (let row = k; row < n; row++) {
      const length = Math.sqrt(this.#damped[row * n + row] ** 2 + this.#rotated[row] ** 2);
      if (this.#rotated[row] === 0 || length === 0) continue;
      const cosine = this.#damped[row * n + row] / length;
      const sine = this.#rotated[row] / length;
      for (let j = row; j < n; j++) {
        const upper = this.#damped[row * n + j];
        this.#damped[row * n + j] = cosine * upper + sine * this.#rotated[j];
        this.#rotated[j] = cosine * this.#rotated[j] - sine * upper;
      }
      const upperSide = this.#dampedSide[row];
      this.#dampedSide[row] = cosine * upperSide + sine * side;
      side = cosine * side - sine * upperSide;
    }
  }
}
