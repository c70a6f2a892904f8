import { factorPivoted, numericalRank, type PivotedQr } from '../linear-algebra/pivoted-qr.js';

export interface ColumnCovariance {
  /** (J^T J)^-1, row-major over the columns; rows of undetermined columns are 0. */
  readonly covariance: Float64Array;
  /** Whether the columns determine the parameter: no combination that leaves the model unchanged moves it. */
  readonly determined: readonly boolean[];
}

/** Share of a null direction above which a parameter counts as moved by it. */
const nullShare = 1e-6;

/**
 * Inverse of J^T J from the QR factorisation of J with columns of unit length. Where the rank is short the inverse is
 * that of the leading columns, which gives the right entries for every parameter that is determined all the same.
 * `columns` is column-major.
 */
export function columnCovariance(task: {
  readonly columns: Float64Array;
  readonly columnCount: number;
  /** Room to factor in, with as many rows as the columns have. */
  readonly qr: PivotedQr;
  /** Diagonal entries of R below this share of the greatest count as zero. */
  readonly rankTolerance: number;
}): ColumnCovariance {
  const { columns, columnCount, qr } = task;
  const rowCount = qr.rows;
  qr.columnCount = columnCount;
  const lengths = new Float64Array(columnCount);
  for (let k = 0; k < columnCount; k++) {
    let squared = 0;
    for (let i = k * rowCount; i < (k + 1) * rowCount; i++) squared += columns[i] * columns[i];
    lengths[k] = Math.sqrt(squared) || 1;
    for (let i = k * rowCount; i < (k + 1) * rowCount; i++) qr.matrix[i] = columns[i] / lengths[k];
  }
  factorPivoted(qr);
  const rank = numericalRank(qr, task.rankTolerance);
  const determined = determinedColumns(qr, rank);
  const inverse = invertLeadingTriangle(qr, rank);
  const covariance = new Float64Array(columnCount * columnCount);
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < rank; b++) {
      const [row, column] = [qr.pivots[a], qr.pivots[b]];
      if (!determined[row] || !determined[column]) continue;
      let sum = 0;
      for (let k = Math.max(a, b); k < rank; k++) sum += inverse[a * rank + k] * inverse[b * rank + k];
      covariance[row * columnCount + column] = sum / (lengths[row] * lengths[column]);
    }
  }
  return { covariance, determined };
}

/** Inverse of the leading `rank` by `rank` part of R, row-major. */
function invertLeadingTriangle({ rows, matrix, diagonal }: PivotedQr, rank: number): Float64Array {
  const inverse = new Float64Array(rank * rank);
  for (let column = 0; column < rank; column++) {
    inverse[column * rank + column] = 1 / diagonal[column];
    for (let row = column - 1; row >= 0; row--) {
      let sum = 0;
      for (let k = row + 1; k <= column; k++) sum += matrix[k * rows + row] * inverse[k * rank + column];
      inverse[row * rank + column] = -sum / diagonal[row];
    }
  }
  return inverse;
}

/** Looks through the null directions, one for each column beyond the rank: [-R11^-1 R12; I]. */
function determinedColumns(qr: PivotedQr, rank: number): boolean[] {
  const { rows, columnCount, matrix, diagonal, pivots } = qr;
  const determined = new Array<boolean>(columnCount).fill(true);
  const direction = new Float64Array(rank);
  for (let beyond = rank; beyond < columnCount; beyond++) {
    determined[pivots[beyond]] = false;
    let greatest = 1;
    for (let row = rank - 1; row >= 0; row--) {
      let sum = matrix[beyond * rows + row];
      for (let k = row + 1; k < rank; k++) sum -= matrix[k * rows + row] * direction[k];
      direction[row] = sum / diagonal[row];
      greatest = Math.max(greatest, Math.abs(direction[row]));
    }
    direction.forEach((share, row) => {
      if (Math.abs(share) > nullShare * greatest) determined[pivots[row]] = false;
    });
  }
  return determined;
}
