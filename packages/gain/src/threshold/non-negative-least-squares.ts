import { solveSymmetric } from '@modalgain/numerics';

/**
 * The coefficients x >= 0 that minimise sum_i w_i (sum_k x_k column_k[i] - target[i])^2, for a handful of columns. Active
 * sets on the normal equations: C. L. Lawson and R. J. Hanson, Solving Least Squares Problems (1974),
 * doi:10.1137/1.9781611971217, chapter 23.
 *
 * @returns one coefficient a column; `residualSquares` is the minimum
 */
export function nonNegativeLeastSquares(task: {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  readonly weights?: Float64Array;
}): { readonly coefficients: Float64Array; readonly residualSquares: number } {
  const { gram, right, targetSquares } = normalEquations(task);
  const count = right.length;
  const all = columnIndices(count);
  // Mostly no bound holds, and the plain solution is the answer.
  const plain = solveFree(gram, right, all);
  if (plain?.every((value) => value >= 0) === true)
    return { coefficients: plain, residualSquares: residualOf(gram, right, plain, targetSquares) };
  const x = new Float64Array(count);
  const free = new Set<number>();
  // Each round frees one column; more rounds than this mean rounding errors chase each other.
  for (let round = 0; round < 3 * count; round++) {
    const entering = steepest({ gram, right, x, free, targetSquares });
    if (entering === undefined) break;
    free.add(entering);
    settle(gram, right, x, free);
  }
  return { coefficients: x, residualSquares: residualOf(gram, right, x, targetSquares) };
}

function columnIndices(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}

function residualOf(gram: Float64Array, right: Float64Array, x: Float64Array, targetSquares: number): number {
  const count = right.length;
  let explained = 0;
  for (let k = 0; k < count; k++) {
    let product = 0;
    for (let m = 0; m < count; m++) product += gram[k * count + m] * x[m];
    explained += x[k] * (2 * right[k] - product);
  }
  return Math.max(0, targetSquares - explained);
}

function normalEquations(task: {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  readonly weights?: Float64Array;
}): { gram: Float64Array; right: Float64Array; targetSquares: number } {
  const { columns, target, weights } = task;
  const count = columns.length;
  const gram = new Float64Array(count * count);
  const right = new Float64Array(count);
  let targetSquares = 0;
  for (let i = 0; i < target.length; i++) {
    const weight = weights?.[i] ?? 1;
    targetSquares += weight * target[i] * target[i];
    for (let k = 0; k < count; k++) {
      const weighted = weight * columns[k][i];
      right[k] += weighted * target[i];
      for (let m = 0; m <= k; m++) gram[k * count + m] += weighted * columns[m][i];
    }
  }
  for (let k = 0; k < count; k++) for (let m = 0; m < k; m++) gram[m * count + k] = gram[k * count + m];
  return { gram, right, targetSquares };
}

/** The column at zero along which the residual is longest, if it is longer than rounding errors. */
function steepest(state: {
  readonly gram: Float64Array;
  readonly right: Float64Array;
  readonly x: Float64Array;
  readonly free: ReadonlySet<number>;
  readonly targetSquares: number;
}): number | undefined {
  const { gram, right, x, free, targetSquares } = state;
  const count = right.length;
  let best: number | undefined;
  let bestSlope = 1e-12;
  for (let k = 0; k < count; k++) {
    if (free.has(k) || gram[k * count + k] === 0) continue;
    let slope = right[k];
    for (let m = 0; m < count; m++) slope -= gram[k * count + m] * x[m];
    const cosine = slope / Math.sqrt(gram[k * count + k] * targetSquares);
    if (cosine > bestSlope) {
      best = k;
      bestSlope = cosine;
    }
  }
  return best;
}

/** Solves for the free columns; those that would turn negative stop at zero and leave the set. */
function settle(gram: Float64Array, right: Float64Array, x: Float64Array, free: Set<number>): void {
  while (free.size > 0) {
    const solution = solveFree(gram, right, [...free]);
    if (solution === undefined) {
      // Two columns tell the same: the last one to come in goes.
      const last = [...free].at(-1) ?? 0;
      free.delete(last);
      x[last] = 0;
      continue;
    }
    const columns = [...free];
    const share = columns.reduce(
      (least, k, a) => (solution[a] <= 0 ? Math.min(least, x[k] / (x[k] - solution[a])) : least),
      1,
    );
    columns.forEach((k, a) => (x[k] += share * (solution[a] - x[k])));
    const stopped = columns.filter((k, a) => solution[a] <= 0 && x[k] <= 1e-15 * Math.abs(solution[a]));
    if (share === 1) return;
    for (const k of stopped) {
      x[k] = 0;
      free.delete(k);
    }
    if (stopped.length === 0) return;
  }
}

/** Scaled to a unit diagonal, so that one unit of measurement is as good as another. */
function solveFree(
  gram: Float64Array,
  right: Float64Array,
  columns: readonly number[],
): Float64Array | undefined {
  const count = right.length;
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const scaledRight = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    const scale = Math.sqrt(gram[columns[a] * count + columns[a]]);
    scaledRight[a] = right[columns[a]] / scale;
    for (let b = 0; b <= a; b++) {
      const other = gram[columns[b] * count + columns[b]];
      matrix[a * size + b] = gram[columns[a] * count + columns[b]] / (scale * Math.sqrt(other));
    }
  }
  const solution = solveSymmetric(matrix, scaledRight);
  for (let a = 0; solution && a < size; a++) solution[a] /= Math.sqrt(gram[columns[a] * count + columns[a]]);
  return solution;
}
