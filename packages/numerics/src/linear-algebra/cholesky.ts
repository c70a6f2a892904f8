/**
 * Lower triangle L of a symmetric positive definite matrix = L L^T, row-major `size` by `size`; only the lower triangle
 * of the input is read. `undefined` where the matrix is not positive definite.
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column];
      for (let k = 0; k < column; k++) sum -= factor[row * size + k] * factor[column * size + k];
      if (row !== column) factor[row * size + column] = sum / factor[column * size + column];
      else if (sum > 0) factor[row * size + row] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return factor;
}

/** Solves (L L^T) x = rightSide for a factor of `choleskyFactor`. */
export function solveCholesky(factor: Float64Array, rightSide: Float64Array): Float64Array {
  const size = rightSide.length;
  const x = rightSide.slice();
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] -= factor[row * size + k] * x[k];
    x[row] /= factor[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] -= factor[k * size + row] * x[k];
    x[row] /= factor[row * size + row];
  }
  return x;
}

/**
 * Solves a symmetric positive definite system, row-major. `undefined` where the matrix is not positive definite: the
 * equations do not settle the unknowns.
 */
export function solveSymmetric(matrix: Float64Array, rightSide: Float64Array): Float64Array | undefined {
  const factor = choleskyFactor(matrix, rightSide.length);
  return factor && solveCholesky(factor, rightSide);
}
