import { arraysInOneBuffer } from './arrays-in-one-buffer.js';

/** Buffers of a QR factorisation of at most `rows` by `capacity`; made once and used again. */
export interface PivotedQr {
  readonly rows: number;
  /** Columns of the matrix that is factored now. */
  columnCount: number;
  /** Column-major. In: the matrix. Out: R strictly above the diagonal, Householder vectors on and below it. */
  readonly matrix: Float64Array;
  /** The diagonal of R. */
  readonly diagonal: Float64Array;
  /** Column k of R belongs to column `pivots[k]` of the matrix that was given. */
  readonly pivots: Int32Array;
  /** In: a right side b. Out: Q^T b. */
  readonly rightSide: Float64Array;
}

export function createPivotedQr(rows: number, capacity: number): PivotedQr {
  const [matrix, rightSide] = arraysInOneBuffer(rows * capacity, rows);
  return {
    rows,
    columnCount: capacity,
    matrix,
    diagonal: new Float64Array(capacity),
    pivots: new Int32Array(capacity),
    rightSide,
  };
}

/**
 * Factors `matrix` = Q R P^T in place with Householder reflections, always taking the column with the longest rest next,
 * and turns `rightSide` into Q^T b. Needs rows >= columns (pad with zero rows).
 * Golub and Van Loan, Matrix Computations, section 5.4.1; Businger and Golub, doi:10.1007/BF01436084.
 */
export function factorPivoted(qr: PivotedQr): void {
  const { rows, columnCount, matrix, pivots } = qr;
  // The diagonal serves as the store of the columns' remaining squared lengths until its entries are final.
  const restSquared = qr.diagonal;
  for (let column = 0; column < columnCount; column++) {
    pivots[column] = column;
    restSquared[column] = squaredLength(matrix, column * rows, (column + 1) * rows);
  }
  for (let step = 0; step < columnCount; step++) {
    bringLongestForward(qr, step);
    reflect(qr, step);
  }
}

function squaredLength(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] * values[i];
  return sum;
}

function bringLongestForward(qr: PivotedQr, step: number): void {
  const { rows, columnCount, matrix, pivots, diagonal } = qr;
  let longest = step;
  for (let column = step + 1; column < columnCount; column++) {
    if (diagonal[column] > diagonal[longest]) longest = column;
  }
  if (longest === step) return;
  for (let i = 0; i < rows; i++) {
    const held = matrix[step * rows + i];
    matrix[step * rows + i] = matrix[longest * rows + i];
    matrix[longest * rows + i] = held;
  }
  const pivot = pivots[step];
  pivots[step] = pivots[longest];
  pivots[longest] = pivot;
  diagonal[longest] = diagonal[step];
}

/** Hot loop: one reflection that clears column `step` below its diagonal, applied to all columns after it. */
function reflect(qr: PivotedQr, step: number): void {
  const { rows, columnCount, matrix, diagonal, rightSide } = qr;
  const start = step * rows;
  const length = Math.sqrt(squaredLength(matrix, start + step, start + rows));
  if (length === 0) {
    diagonal[step] = 0;
    return;
  }
  const head = matrix[start + step];
  const shifted = head >= 0 ? head + length : head - length;
  matrix[start + step] = shifted;
  diagonal[step] = head >= 0 ? -length : length;
  const inverse = 1 / (length * Math.abs(shifted));
  for (let column = step + 1; column < columnCount; column++) {
    const offset = column * rows;
    let dot = 0;
    for (let i = step; i < rows; i++) dot += matrix[start + i] * matrix[offset + i];
    const factor = dot * inverse;
    matrix[offset + step] -= factor * shifted;
    let rest = 0;
    for (let i = step + 1; i < rows; i++) {
      const value = matrix[offset + i] - factor * matrix[start + i];
      matrix[offset + i] = value;
      rest += value * value;
    }
    diagonal[column] = rest;
  }
  let dot = 0;
  for (let i = step; i < rows; i++) dot += matrix[start + i] * rightSide[i];
  const factor = dot * inverse;
  for (let i = step; i < rows; i++) rightSide[i] -= factor * matrix[start + i];
}

/** How many diagonal entries of R stand above `tolerance` times the first. */
export function numericalRank(qr: PivotedQr, tolerance: number): number {
  const limit = tolerance * Math.abs(qr.diagonal[0]);
  let rank = 0;
  while (rank < qr.columnCount && Math.abs(qr.diagonal[rank]) > limit) rank++;
  return rank;
}
