import { scaledPosition, termCounts, writeTerms } from '../levelling/basis.js';
import { NormalEquations } from '../normal-equations.js';
import { film, type Labels } from './segmentation.js';

/**
 * How row offsets are treated. `free`: every row has its own offset, and the step is read within rows; for scratches
 * that cross the rows. `none`: rows share one background, and row offsets count as noise; for scratches along the rows.
 */
export type RowOffsets = 'free' | 'none';

/** Heights of a scan with the part that every pixel plays in the fit. */
export interface StepData {
  readonly zNm: Float64Array;
  /** 1 substrate, 2 film, 0 left out. */
  readonly labels: Labels;
  readonly rows: number;
  readonly columns: number;
  readonly rowOffsets: RowOffsets;
}

export interface JointFit {
  readonly stepNm: number;
  /** All heights less background and row offsets: the substrate at 0, the film at `stepNm`. */
  readonly levelledNm: Float64Array;
}

/** Background terms of `writeTerms`; where rows are free, those that depend on the row alone are left to the offsets. */
const freeRowTerms = [1, 3, 4]; // u, P2(u), u v
const allTerms = [0, 1, 2, 3, 4, 5];

/**
 * One least-squares fit of film level, substrate level, a background of degree 2 and, if free, row offsets.
 * `undefined` where the pixels do not determine the step.
 */
export function fitStep(data: StepData): JointFit | undefined {
  const coefficients = stepEquations(data, { count: 1, of: () => 0 })[0].solve();
  if (!coefficients) return undefined;
  return { stepNm: coefficients[0], levelledNm: levelHeights(data, coefficients) };
}

/**
 * The normal equations of the step fit, one system a group of pixels; free row offsets are eliminated by taking the row's
 * mean off every column. Unknown 0 is the step.
 *
 * @param groups.of the group of a pixel by its row and label
 */
export function stepEquations(
  data: StepData,
  groups: { readonly count: number; readonly of: (row: number, label: number) => number },
): NormalEquations[] {
  const design = new RowDesign(data);
  const systems = Array.from({ length: groups.count }, () => new NormalEquations(design.size));
  for (let row = 0; row < data.rows; row++) {
    const mean = design.write(row);
    if (data.rowOffsets === 'free') design.subtract(mean);
    design.addTo(row, (label) => systems[groups.of(row, label)]);
  }
  return systems;
}

function levelHeights(data: StepData, coefficients: Float64Array): Float64Array {
  const design = new RowDesign(data);
  const levelled = data.zNm.slice();
  let offset = 0;
  for (let row = 0; row < data.rows; row++) {
    const mean = design.write(row);
    // A row without level ground keeps the offset of the row above.
    if (data.rowOffsets === 'free' && mean.count > 0) offset = mean.z - dot(mean.x, coefficients);
    for (let column = 0; column < data.columns; column++) {
      levelled[row * data.columns + column] -= design.background(column, coefficients) + offset;
    }
  }
  return levelled;
}

interface RowMean {
  readonly x: Float64Array;
  readonly z: number;
  readonly count: number;
}

/** The design matrix of one row at a time: column 0 the step, then the background's terms; beside it the heights. */
class RowDesign {
  readonly size: number;
  readonly #data: StepData;
  readonly #chosen: readonly number[];
  readonly #terms = new Float64Array(termCounts[2]);
  readonly #x: Float64Array;
  readonly #z: Float64Array;

  constructor(data: StepData) {
    this.#data = data;
    this.#chosen = data.rowOffsets === 'free' ? freeRowTerms : allTerms;
    this.size = 1 + this.#chosen.length;
    this.#x = new Float64Array(this.size * data.columns);
    this.#z = new Float64Array(data.columns);
  }

  /** Writes a row; answers the means over its level ground, zero where there is none. */
  write(row: number): RowMean {
    const { zNm, labels, rows, columns } = this.#data;
    const size = this.size;
    const chosen = this.#chosen;
    const terms = this.#terms;
    const x = this.#x;
    const v = scaledPosition(row, rows);
    const sumX = new Float64Array(size);
    let sumZ = 0;
    let count = 0;
    for (let column = 0; column < columns; column++) {
      const pixel = row * columns + column;
      const at = column * size;
      writeTerms({ u: scaledPosition(column, columns), v, degree: 2, out: terms });
      x[at] = labels[pixel] === film ? 1 : 0;
      for (let k = 1; k < size; k++) x[at + k] = terms[chosen[k - 1]];
      this.#z[column] = zNm[pixel];
      if (labels[pixel] === 0) continue;
      for (let k = 0; k < size; k++) sumX[k] += x[at + k];
      sumZ += zNm[pixel];
      count += 1;
    }
    const divisor = Math.max(count, 1);
    return { x: sumX.map((sum) => sum / divisor), z: sumZ / divisor, count };
  }

  subtract(mean: RowMean): void {
    const size = this.size;
    const x = this.#x;
    for (let column = 0; column < this.#z.length; column++) {
      for (let k = 0; k < size; k++) x[column * size + k] -= mean.x[k];
      this.#z[column] -= mean.z;
    }
  }

  /** Adds the row's level ground to the systems that `systemOf` names by label. */
  addTo(row: number, systemOf: (label: number) => NormalEquations): void {
    const { labels, columns } = this.#data;
    const x = new Float64Array(this.size);
    for (let column = 0; column < columns; column++) {
      const label = labels[row * columns + column];
      if (label === 0) continue;
      for (let k = 0; k < this.size; k++) x[k] = this.#x[column * this.size + k];
      systemOf(label).add(x, this.#z[column]);
    }
  }

  /** The background's height in a column of the written row, without its offset. */
  background(column: number, coefficients: Float64Array): number {
    const size = this.size;
    const x = this.#x;
    let sum = 0;
    for (let k = 1; k < size; k++) sum += coefficients[k] * x[column * size + k];
    return sum;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
