import type { ReducedImage } from './reduced-image.js';
import type { Border } from './regions.js';

/** Means over square cells, which noise hardly moves and which are few enough to try every line. */
interface CellImage {
  readonly size: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly level: Float64Array;
}

const coarseCells = 32;
const fineCells = 96;
const coarseStepDeg = 3;
const fineStepDeg = 0.5;
/** A border leaves at least this share of the image on either side. */
const leastShare = 0.08;

/** The line across which a step explains most, and the size of a cell by which it is known. */
export interface BorderCandidate {
  readonly border: Border;
  readonly cellPixels: number;
}

/**
 * The straight line, of any direction, across which a step beside a shading of degree 2 explains most of the image. Whether the
 * step is real is judged elsewhere. For each direction all offsets are tried in one pass over the cells.
 */
export function findBorder(image: ReducedImage): BorderCandidate {
  const longest = Math.max(image.columns, image.rows);
  const coarse = cellsOf(image, Math.ceil(longest / coarseCells));
  const cellPixels = Math.ceil(longest / fineCells);
  const fine = cellsOf(image, cellPixels);
  const first = bestLine(coarse, { fromDeg: 0, toDeg: 180, stepDeg: coarseStepDeg });
  const found = bestLine(fine, {
    fromDeg: first.angleDeg - coarseStepDeg,
    toDeg: first.angleDeg + coarseStepDeg,
    stepDeg: fineStepDeg,
  });
  const angle = (found.angleDeg * Math.PI) / 180;
  const sign = found.isBrighterAbove ? 1 : -1;
  return {
    border: { nx: sign * Math.cos(angle), ny: sign * Math.sin(angle), offset: sign * found.offset },
    cellPixels,
  };
}

function cellsOf({ brightness, columns, rows }: ReducedImage, size: number): CellImage {
  const [across, down] = [Math.ceil(columns / size), Math.ceil(rows / size)];
  const sums = new Float64Array(across * down);
  const counts = new Float64Array(across * down);
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor(row / size) * across;
    for (let column = 0; column < columns; column += 1) {
      const cell = start + Math.floor(column / size);
      sums[cell] += brightness[row * columns + column];
      counts[cell] += 1;
    }
  }
  const centre = (index: number) => (index + 0.5) * size - 0.5;
  return {
    size,
    x: sums.map((_, cell) => centre(cell % across)),
    y: sums.map((_, cell) => centre(Math.floor(cell / across))),
    level: winsorised(sums.map((sum, cell) => sum / counts[cell])),
  };
}

/** Burnt-in marks and dust do not outweigh the rest. */
function winsorised(levels: Float64Array): Float64Array {
  const sorted = levels.slice().sort();
  const [low, high] = [0.01, 0.99].map((share) => sorted[Math.floor(share * (sorted.length - 1))]);
  return levels.map((level) => Math.min(high, Math.max(low, level)));
}

interface Directions {
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly stepDeg: number;
}

interface Line {
  readonly angleDeg: number;
  readonly offset: number;
  readonly gain: number;
  readonly isBrighterAbove: boolean;
}

function bestLine(cells: CellImage, { fromDeg, toDeg, stepDeg }: Directions): Line {
  const shading = shadingBasis(cells);
  const columns = [cells.level.map(() => 1), withoutShading(cells.level, shading), ...shading];
  const totals = columns.map((column) => column.reduce((sum, value) => sum + value, 0));
  let best: Line = { angleDeg: fromDeg, offset: 0, gain: -1, isBrighterAbove: true };
  for (let angleDeg = fromDeg; angleDeg < toDeg + stepDeg / 2; angleDeg += stepDeg) {
    const found = bestOffset(cells, { columns, totals, angleDeg });
    if (found.gain > best.gain) best = found;
  }
  return best;
}

/** Polynomials of degree 2, orthonormal over the cells (modified Gram-Schmidt). */
function shadingBasis({ x, y }: CellImage): Float64Array[] {
  const scaled = (values: Float64Array) => {
    const end = values.reduce((most, value) => Math.max(most, value), 1);
    return values.map((value) => (2 * value) / end - 1);
  };
  const [u, v] = [scaled(x), scaled(y)];
  const raw = [u.map(() => 1), u, v, u.map((a) => a * a), u.map((a, i) => a * v[i]), v.map((b) => b * b)];
  const basis: Float64Array[] = [];
  for (const column of raw) {
    const rest = withoutShading(column, basis);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-9 * Math.sqrt(rest.length)) basis.push(rest.map((value) => value / length));
  }
  return basis;
}

function withoutShading(values: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = values.slice();
  for (const column of basis) {
    const share = dot(rest, column);
    for (let i = 0; i < rest.length; i += 1) rest[i] -= share * column[i];
  }
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}

interface Direction {
  /** By cell: one, the residual without a step, each column of the shading. */
  readonly columns: readonly Float64Array[];
  readonly totals: readonly number[];
  readonly angleDeg: number;
}

/**
 * A step s (+1 above the offset, -1 below) lowers the sum of squares by (s r)^2 / (n - |Q s|^2), r the residual without it
 * and Q the shading; s r and Q s are running sums over strips of the image, two to the size of a cell.
 */
function bestOffset(cells: CellImage, { columns, totals, angleDeg }: Direction): Line {
  const { stripOf, stripPixels, lowest, strips } = stripsAcross(cells, angleDeg);
  const sums = columns.map((column) => sumsOfStrips(column, stripOf, strips));
  const below = new Float64Array(columns.length);
  let best: Line = { angleDeg, offset: 0, gain: -1, isBrighterAbove: true };
  for (let strip = 0; strip < strips - 1; strip += 1) {
    let explained = 0;
    for (let k = 0; k < below.length; k += 1) {
      below[k] += sums[k][strip];
      if (k > 1) explained += (totals[k] - 2 * below[k]) ** 2;
    }
    const [countBelow, residualBelow] = below;
    const share = countBelow / totals[0];
    if (share < leastShare || share > 1 - leastShare) continue;
    const gain = (4 * residualBelow ** 2) / (totals[0] - explained);
    if (gain <= best.gain) continue;
    const offset = lowest + (strip + 1) * stripPixels;
    best = { angleDeg, offset, gain, isBrighterAbove: residualBelow < 0 };
  }
  return best;
}

/** Hot: for every direction. */
function sumsOfStrips(column: Float64Array, stripOf: Uint32Array, strips: number): Float64Array {
  const sums = new Float64Array(strips);
  for (let cell = 0; cell < column.length; cell += 1) sums[stripOf[cell]] += column[cell];
  return sums;
}

/** Strips parallel to the lines of a direction, and the one that each cell lies in. */
function stripsAcross({ x, y, size }: CellImage, angleDeg: number) {
  const angle = (angleDeg * Math.PI) / 180;
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const last = x.length - 1;
  const corners = [x[0], x[last]].flatMap((column) => [y[0], y[last]].map((row) => nx * column + ny * row));
  const stripPixels = size / 2;
  const lowest = Math.min(...corners);
  const stripOf = new Uint32Array(x.length);
  // Rounding must not put the first corner before the first strip.
  for (let cell = 0; cell <= last; cell += 1)
    stripOf[cell] = Math.max(0, Math.floor((nx * x[cell] + ny * y[cell] - lowest) / stripPixels));
  return {
    lowest,
    stripPixels,
    strips: Math.floor((Math.max(...corners) - lowest) / stripPixels) + 2,
    stripOf,
  };
}
