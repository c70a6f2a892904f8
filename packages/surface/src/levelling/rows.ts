import { medianInPlace } from '../median.js';
import { NormalEquations } from '../normal-equations.js';
import type { PixelSet } from '../pixels.js';
import { legendreColumns } from './basis.js';

interface RowTask {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

/** Takes the median of its used pixels off every row; a row without any stays as it is. */
export function subtractRowMedians(task: RowTask): Float64Array {
  const { zNm, use, rows, columns } = task;
  const values = new Float64Array(columns);
  const offsets = Float64Array.from({ length: rows }, (_, row) => {
    let count = 0;
    for (let pixel = row * columns; pixel < (row + 1) * columns; pixel++)
      if (use[pixel] === 1) values[count++] = zNm[pixel];
    return count === 0 ? 0 : medianInPlace(values.subarray(0, count));
  });
  return subtractRowOffsets(task, offsets);
}

/**
 * Brings every row to the height of the row above by the median of their pixel-to-pixel differences, which a step that
 * crosses the rows does not disturb. The first row stays. A row that shares no used pixel with the one above keeps its
 * offset.
 */
export function subtractRowMedianDifferences(task: RowTask): Float64Array {
  const offsets = new Float64Array(task.rows);
  const differences = new Float64Array(task.columns);
  for (let row = 1; row < task.rows; row++)
    offsets[row] = offsets[row - 1] + medianDifference(task, row, differences);
  return subtractRowOffsets(task, offsets);
}

function medianDifference({ zNm, use, columns }: RowTask, row: number, differences: Float64Array): number {
  let count = 0;
  for (let pixel = row * columns; pixel < (row + 1) * columns; pixel++) {
    const above = pixel - columns;
    if (use[pixel] === 1 && use[above] === 1) differences[count++] = zNm[pixel] - zNm[above];
  }
  return count === 0 ? 0 : medianInPlace(differences.subarray(0, count));
}

/**
 * Takes the least-squares polynomial of its used pixels off every row (degree 0: their mean). A row with too few of them gets as
 * high a degree as they determine; one without any stays as it is.
 */
export function subtractRowPolynomials(task: RowTask & { readonly degree: number }): Float64Array {
  const { zNm, columns, rows } = task;
  const polynomials = legendreColumns(columns, task.degree);
  const levelled = zNm.slice();
  for (let row = 0; row < rows; row++) {
    const used = task.use.subarray(row * columns, (row + 1) * columns);
    const heights = levelled.subarray(row * columns, (row + 1) * columns);
    // The second pass fits what rounding left of the first.
    for (let pass = 0; pass < 2; pass++) {
      const coefficients = rowCoefficients({ heights, used, polynomials });
      coefficients.forEach((coefficient, k) => {
        const polynomial = polynomials[k];
        for (let column = 0; column < columns; column++) heights[column] -= coefficient * polynomial[column];
      });
    }
  }
  return levelled;
}

function rowCoefficients(row: {
  readonly heights: Float64Array;
  readonly used: PixelSet;
  readonly polynomials: readonly Float64Array[];
}): Float64Array {
  const { heights, used, polynomials } = row;
  for (let size = polynomials.length; size > 0; size--) {
    const equations = new NormalEquations(size);
    const terms = new Float64Array(size);
    for (let column = 0; column < used.length; column++) {
      if (used[column] === 0) continue;
      for (let k = 0; k < size; k++) terms[k] = polynomials[k][column];
      equations.add(terms, heights[column]);
    }
    const coefficients = equations.count >= size ? equations.solve() : undefined;
    if (coefficients) return coefficients;
  }
  return new Float64Array(0);
}

/** Takes `offsets[row]` off every pixel of the row. */
function subtractRowOffsets(
  map: { readonly zNm: Float64Array; readonly columns: number },
  offsets: Float64Array,
): Float64Array {
  const { zNm, columns } = map;
  const levelled = new Float64Array(zNm.length);
  for (let row = 0, pixel = 0; row < offsets.length; row++)
    for (const end = pixel + columns; pixel < end; pixel++) levelled[pixel] = zNm[pixel] - offsets[row];
  return levelled;
}
