import { chiSquareQuantile, findRoot, median } from '@modalgain/numerics';

/** Median of the square of a standard normal number. */
const medianSquare = chiSquareQuantile(0.5, 1);

/**
 * Share of the overlapping differences that count as independent when their median is taken: 0.37 for the median
 * against the mean square of independent normal numbers, and neighbours share points.
 */
const efficiency = 0.35;

/**
 * The factor c of the standard deviations `shape`, on top of what is `known`: variance_i = known_i^2 + (c shape_i)^2. From
 * fourth differences, which any smooth curve (a local cubic) leaves at zero, by their median, so that a step or the few
 * points of a steep rise do not count as noise. No model of the curve is needed.
 *
 * T. Gasser, L. Sroka and C. Jennen-Steinmetz, doi:10.1093/biomet/73.3.625 (differences of second order).
 */
export function scatterFactor(task: {
  readonly positions: Float64Array;
  readonly values: Float64Array;
  readonly known: Float64Array;
  readonly shape: Float64Array;
}): { readonly factor: number; readonly freedom: number } {
  const { positions, values, known, shape } = task;
  const count = positions.length - 4;
  const squares = new Float64Array(count);
  const fromKnown = new Float64Array(count);
  const fromShape = new Float64Array(count);
  for (let first = 0; first < count; first++) {
    const weights = differenceWeights(positions.subarray(first, first + 5));
    let difference = 0;
    for (let k = 0; k < 5; k++) {
      const i = first + k;
      difference += weights[k] * values[i];
      fromKnown[first] += (weights[k] * known[i]) ** 2;
      fromShape[first] += (weights[k] * shape[i]) ** 2;
    }
    squares[first] = difference * difference;
  }
  const excess = (variance: number): number =>
    median(squares.map((square, i) => square / (fromKnown[i] + variance * fromShape[i]))) - medianSquare;
  return { factor: Math.sqrt(varianceFor(excess, squares, fromShape)), freedom: efficiency * count };
}

/** The variance at which the median stands where it should; 0 where the known part explains it all. */
function varianceFor(
  excess: (variance: number) => number,
  squares: Float64Array,
  fromShape: Float64Array,
): number {
  const upper = squares.reduce((most, square, i) => Math.max(most, square / fromShape[i]), 0) / medianSquare;
  const lower = 1e-16 * upper;
  if (upper === 0 || excess(lower) <= 0) return 0;
  // On a logarithmic scale: the root may lie orders of magnitude below the largest square.
  const f = (logVariance: number) => excess(Math.exp(logVariance));
  return Math.exp(findRoot({ f, lower: Math.log(lower), upper: Math.log(2 * upper), tolerance: 1e-6 }));
}

/** Weights of unit length that take any cubic through five points to zero: those of the fourth divided difference. */
function differenceWeights(x: Float64Array): Float64Array {
  const weights = x.map((xi, i) =>
    x.reduce((product, xj, j) => (i === j ? product : product / (xi - xj)), 1),
  );
  const length = Math.hypot(...weights);
  return weights.map((weight) => weight / length);
}
