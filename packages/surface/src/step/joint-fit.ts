import { legendreColumns, type PolynomialTerm, polynomialTerms } from '../levelling/basis.js';
import { NormalEquations } from '../normal-equations.js';
import { backgroundDegree, type LabelSums, RowSums } from './row-sums.js';
import { film, type Labels, substrate } from './segmentation.js';

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

/**
 * One least-squares fit of film level, substrate level, a background of degree 2 and, if free, row offsets.
 * `undefined` where the pixels do not determine the step.
 */
export function fitStep(data: StepData): JointFit | undefined {
  const design = new RowDesign(data);
  const coefficients = addRows(design, data, { count: 1, of: () => 0 })[0].solve();
  if (!coefficients) return undefined;
  return { stepNm: coefficients[0], levelledNm: levelHeights(design, data, coefficients) };
}

/**
 * The normal equations of the step fit, one system a group of pixels; free row offsets are eliminated by taking the row's
 * mean off every column. Unknown 0 is the step.
 *
 * @param groups.of the group of a pixel by its row and label
 */
export function stepEquations(data: StepData, groups: PixelGroups): NormalEquations[] {
  return addRows(new RowDesign(data), data, groups);
}

interface PixelGroups {
  readonly count: number;
  readonly of: (row: number, label: number) => number;
}

function addRows(design: RowDesign, data: StepData, groups: PixelGroups): NormalEquations[] {
  const systems = Array.from({ length: groups.count }, () => new NormalEquations(design.size));
  for (let row = 0; row < data.rows; row++) {
    design.read(row);
    for (const label of [substrate, film]) {
      if (design.count(label) > 0) design.addTo(systems[groups.of(row, label)], label);
    }
  }
  return systems;
}

/** @param design after it has read all rows */
function levelHeights(design: RowDesign, data: StepData, coefficients: Float64Array): Float64Array {
  const { rows, columns, zNm } = data;
  const levelled = new Float64Array(zNm.length);
  let offset = 0;
  for (let row = 0; row < rows; row++) {
    // A row without level ground keeps the offset of the row above.
    if (data.rowOffsets === 'free') offset = design.rowOffset(row, coefficients) ?? offset;
    const background = design.background(row, coefficients);
    levelRow(zNm, levelled, { start: row * columns, background, offset });
  }
  return levelled;
}

/** Hot: once a pixel. */
function levelRow(
  zNm: Float64Array,
  levelled: Float64Array,
  row: { readonly start: number; readonly background: Float64Array; readonly offset: number },
): void {
  const { start, background, offset } = row;
  for (let column = 0; column < background.length; column++)
    levelled[start + column] = zNm[start + column] - background[column] - offset;
}

/** The design matrix of one row at a time, by its sums: unknown 0 the step, then the background's terms. */
class RowDesign {
  readonly size: number;
  readonly #data: StepData;
  readonly #terms: readonly PolynomialTerm[];
  readonly #downColumn: readonly Float64Array[];
  readonly #sums: RowSums;
  readonly #background: Float64Array;
  /** Of every row that was read and has level ground, the means of the unknowns' columns and of the heights. */
  readonly #rowMeans: Float64Array;
  /** Of every term its polynomial down the columns, at the row. */
  readonly #down: Float64Array;
  #referenceNm = 0;
  /** Means of the unknowns' columns and of the heights over the row's level ground; 0 where rows have no offset of their own. */
  #mean: { readonly x: Float64Array; readonly z: number } = { x: new Float64Array(0), z: 0 };

  constructor(data: StepData) {
    this.#data = data;
    // Terms that depend on the row alone are left to free offsets.
    this.#terms = polynomialTerms(backgroundDegree, data).filter(
      ({ x }) => data.rowOffsets === 'none' || x > 0,
    );
    this.size = 1 + this.#terms.length;
    this.#down = new Float64Array(this.#terms.length);
    this.#downColumn = legendreColumns(data.rows, backgroundDegree);
    this.#sums = new RowSums(data.columns);
    this.#background = new Float64Array(data.columns);
    this.#rowMeans = new Float64Array(data.rows * (this.size + 1)).fill(NaN);
  }

  /** Moves to a row. */
  read(row: number): void {
    const { zNm, columns, rowOffsets } = this.#data;
    this.#moveTo(row);
    const first = zNm[row * columns];
    this.#referenceNm = rowOffsets === 'free' && Number.isFinite(first) ? first : 0;
    this.#sums.read(row, this.#data, this.#referenceNm);
    this.#mean = this.#means();
    if (this.count(substrate) + this.count(film) === 0) return;
    const start = row * (this.size + 1);
    this.#rowMeans.set(this.#mean.x, start);
    this.#rowMeans[start + this.size] = this.#referenceNm + this.#mean.z;
  }

  #moveTo(row: number): void {
    for (let k = 0; k < this.#terms.length; k++) this.#down[k] = this.#downColumn[this.#terms[k].y][row];
  }

  count(label: number): number {
    return this.#of(label).count;
  }

  /** Adds the row's pixels of a label to a system, less the row's means. */
  addTo(system: NormalEquations, label: number): void {
    const sums = this.#of(label);
    const total = this.#columnSums(label);
    const { x: mean, z } = this.#mean;
    system.addSums({
      count: sums.count,
      matrixAt: (i, j) =>
        this.#product(label, i, j) - total[i] * mean[j] - mean[i] * total[j] + sums.count * mean[i] * mean[j],
      vectorAt: (i) =>
        this.#heightProduct(label, i) - total[i] * z - mean[i] * sums.moments[0] + sums.count * mean[i] * z,
    });
  }

  /** What a row's mean height owes to nothing but its offset; `undefined` for a row without level ground. */
  rowOffset(row: number, coefficients: Float64Array): number | undefined {
    const start = row * (this.size + 1);
    let rest = this.#rowMeans[start + this.size];
    for (let k = 0; k < this.size; k++) rest -= this.#rowMeans[start + k] * coefficients[k];
    return Number.isNaN(rest) ? undefined : rest;
  }

  /** The background along a row, without its offset. */
  background(row: number, coefficients: Float64Array): Float64Array {
    this.#moveTo(row);
    const factors = new Float64Array(backgroundDegree + 1);
    this.#terms.forEach(({ x }, k) => {
      factors[x] += coefficients[k + 1] * this.#down[k];
    });
    const along = this.#background.fill(factors[0]);
    for (let x = 1; x <= backgroundDegree; x++) addScaled(along, this.#sums.polynomial(x), factors[x]);
    return along;
  }

  #of(label: number): LabelSums {
    return label === film ? this.#sums.film : this.#sums.substrate;
  }

  #means(): { x: Float64Array; z: number } {
    const x = new Float64Array(this.size);
    const count = this.count(substrate) + this.count(film);
    if (this.#data.rowOffsets === 'none' || count === 0) return { x, z: 0 };
    const [below, above] = [this.#columnSums(substrate), this.#columnSums(film)];
    const z = (this.#sums.substrate.moments[0] + this.#sums.film.moments[0]) / count;
    return { x: x.map((_, k) => (below[k] + above[k]) / count), z };
  }

  #columnSums(label: number): Float64Array {
    const { gram } = this.#of(label);
    const sums = new Float64Array(this.size);
    for (let k = 0; k < sums.length; k++) sums[k] = this.#sumWith(label, k, gram);
    return sums;
  }

  /** Sum over the label's pixels of unknown k's column times what `sums` from `start` on were taken with. */
  #sumWith(label: number, k: number, sums: Float64Array, start = 0): number {
    if (k === 0) return label === film ? sums[start] : 0;
    return this.#down[k - 1] * sums[start + this.#terms[k - 1].x];
  }

  #heightProduct(label: number, k: number): number {
    return this.#sumWith(label, k, this.#of(label).moments);
  }

  /** Sum of the products of two columns, j <= i. */
  #product(label: number, i: number, j: number): number {
    const { gram } = this.#of(label);
    if (i === 0) return this.#sumWith(label, 0, gram);
    const start = this.#terms[i - 1].x * (backgroundDegree + 1);
    return this.#down[i - 1] * this.#sumWith(label, j, gram, start);
  }
}

/** Hot: once a pixel. */
function addScaled(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * values[i];
}
