import { InputError } from '../errors.js';
import { differenceColumn } from './central-differences.js';
import type { FitParameter, FitProblem } from './problem.js';

/**
 * A fit problem as the solver sees it: priors are further residuals after the data, only free parameters have Jacobian
 * columns, and "not finite" is an answer, not an error.
 */
export class Objective {
  readonly parameterCount: number;
  /** Data, then priors, then zero rows where there are fewer of both than parameters. */
  readonly rowCount: number;
  /** Data and priors. */
  readonly termCount: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Indices of the free parameters; the first `freeCount` count. */
  readonly free: Int32Array;
  freeCount = 0;
  /** What a prior's pseudo-datum is multiplied by: 1, or the estimated common sigma where sigmas are unknown. */
  priorScale = 1;

  readonly #problem: FitProblem;
  readonly #priors: readonly {
    readonly parameter: number;
    readonly mean: number;
    readonly precision: number;
  }[];
  readonly #rowMajorJacobian: Float64Array | undefined;
  readonly #differenceScratch: Float64Array;

  constructor(problem: FitProblem) {
    const { parameters, residualCount } = problem;
    parameters.forEach(checkParameter);
    this.#problem = problem;
    this.parameterCount = parameters.length;
    this.lower = Float64Array.from(parameters, ({ lower }) => lower ?? -Infinity);
    this.upper = Float64Array.from(parameters, ({ upper }) => upper ?? Infinity);
    this.#priors = parameters.flatMap(({ prior, ...rest }, parameter) =>
      prior && !isFixed(rest)
        ? [{ parameter, mean: prior.mean, precision: 1 / prior.standardDeviation }]
        : [],
    );
    this.termCount = residualCount + this.#priors.length;
    this.rowCount = Math.max(this.termCount, parameters.length);
    this.free = new Int32Array(parameters.length);
    this.#rowMajorJacobian = problem.jacobian && new Float64Array(residualCount * parameters.length);
    this.#differenceScratch = new Float64Array(problem.jacobian ? 0 : 2 * residualCount);
    this.freeAllBut(undefined);
  }

  get hasPriors(): boolean {
    return this.#priors.length > 0;
  }

  /** Share of the longest column below which a direction of the parameters counts as not determined. */
  get rankTolerance(): number {
    return this.#rowMajorJacobian ? 1e-13 : 1e-9;
  }

  /** Frees all parameters that the problem leaves free, but holds the given one. */
  freeAllBut(held: number | undefined): void {
    this.freeCount = 0;
    this.#problem.parameters.forEach((parameter, index) => {
      if (!isFixed(parameter) && index !== held) this.free[this.freeCount++] = index;
    });
  }

  /** Writes the given values, or the problem's start values, moved into the bounds. */
  writeStart(start: ArrayLike<number> | undefined, out: Float64Array): void {
    this.#problem.parameters.forEach((parameter, index) => {
      const value = start?.[index] ?? parameter.start;
      out[index] =
        parameter.fixed === true ? value : Math.min(this.upper[index], Math.max(this.lower[index], value));
    });
  }

  /** Writes all residuals; answers the sum of their squares, NaN or Infinity where the model is not finite. */
  residuals(point: Float64Array, out: Float64Array): number {
    this.#problem.residuals(point, out);
    let row = this.#problem.residualCount;
    for (const { parameter, mean, precision } of this.#priors) {
      out[row++] = this.priorScale * precision * (point[parameter] - mean);
    }
    let sum = 0;
    for (let i = 0; i < row; i++) sum += out[i] * out[i];
    return sum;
  }

  /** Sum of squares of the data's residuals alone. */
  dataChiSquare(residuals: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.#problem.residualCount; i++) sum += residuals[i] * residuals[i];
    return sum;
  }

  /** Writes the column of every free parameter, each `rowCount` long; `false` where one is not finite. */
  jacobian(point: Float64Array, residuals: Float64Array, columns: Float64Array): boolean {
    if (this.#rowMajorJacobian) this.#problem.jacobian?.(point, this.#rowMajorJacobian);
    let finite = true;
    for (let k = 0; k < this.freeCount; k++) {
      finite = this.column(this.free[k], point, residuals, columns, k * this.rowCount) && finite;
    }
    return finite;
  }

  /**
   * Writes d residuals / d `parameter` to `out` from `offset` on, for the point where `jacobian` was called last; `false`
   * where it is not finite.
   */
  column(
    parameter: number,
    point: Float64Array,
    residuals: Float64Array,
    out: Float64Array,
    offset: number,
  ): boolean {
    const { residualCount } = this.#problem;
    if (this.#rowMajorJacobian) {
      const stride = this.parameterCount;
      for (let i = 0; i < residualCount; i++)
        out[offset + i] = this.#rowMajorJacobian[i * stride + parameter];
    } else {
      this.#writeDifferences(parameter, point, residuals, out.subarray(offset, offset + residualCount));
    }
    let row = offset + residualCount;
    for (const prior of this.#priors) {
      out[row++] = prior.parameter === parameter ? this.priorScale * prior.precision : 0;
    }
    let sum = 0;
    for (let i = offset; i < row; i++) sum += out[i] * out[i];
    return Number.isFinite(sum);
  }

  #writeDifferences(parameter: number, point: Float64Array, residuals: Float64Array, column: Float64Array) {
    const { start, prior } = this.#problem.parameters[parameter];
    differenceColumn({
      evaluate: (at, out) => this.#problem.residuals(at, out),
      point,
      parameter,
      typicalSize: Math.abs(start) || prior?.standardDeviation || 1,
      bounds: [this.lower[parameter], this.upper[parameter]],
      residuals,
      scratch: this.#differenceScratch,
      column,
    });
  }
}

/** Bounds that leave a single value fix a parameter as well. */
export function isFixed({ fixed, lower, upper }: FitParameter): boolean {
  return fixed === true || (lower !== undefined && lower === upper);
}

function checkParameter({ name, start, lower = -Infinity, upper = Infinity, prior }: FitParameter): void {
  if (!Number.isFinite(start)) {
    throw new InputError(`The start value of ${name} is ${start}; give a finite number.`);
  }
  if (!(lower <= upper)) {
    throw new InputError(
      `The bounds of ${name} are ${lower} and ${upper}; the lower must not exceed the upper.`,
    );
  }
  if (prior && !(prior.standardDeviation > 0 && Number.isFinite(prior.mean))) {
    throw new InputError(
      `The prior of ${name} is ${prior.mean} +- ${prior.standardDeviation}; give a finite mean and a positive width.`,
    );
  }
}
