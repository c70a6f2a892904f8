import { InputError } from '../errors.js';
import { differenceColumn, type ParameterLine } from './central-differences.js';
import { sharpenColumn } from './extrapolated-differences.js';
import type { FitParameter, FitProblem } from './problem.js';

interface PriorRow {
  readonly parameter: number;
  readonly mean: number;
  readonly precision: number;
}

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
  readonly #priors: readonly PriorRow[];
  readonly #rowMajorJacobian: Float64Array | undefined;
  readonly #differenceScratch: Float64Array;

  constructor(problem: FitProblem) {
    const { parameters, residualCount } = problem;
    parameters.forEach(checkParameter);
    this.#problem = problem;
    this.parameterCount = parameters.length;
    this.lower = new Float64Array(parameters.length);
    this.upper = new Float64Array(parameters.length);
    parameters.forEach(({ lower = -Infinity, upper = Infinity }, index) => {
      this.lower[index] = lower;
      this.upper[index] = upper;
    });
    this.#priors = parameters.flatMap((parameter, index) => priorOf(parameter, index) ?? []);
    this.termCount = residualCount + this.#priors.length;
    this.rowCount = Math.max(this.termCount, parameters.length);
    this.free = new Int32Array(parameters.length);
    this.#rowMajorJacobian = problem.jacobian && new Float64Array(residualCount * parameters.length);
    this.#differenceScratch = new Float64Array(problem.jacobian ? 0 : 2 * residualCount);
    this.freeAllBut(undefined);
  }

  /** Whether the problem leaves derivatives to us. */
  get usesDifferences(): boolean {
    return this.#rowMajorJacobian === undefined;
  }

  get hasPriors(): boolean {
    return this.#priors.length > 0;
  }

  /** Share of the longest column below which a direction of the parameters counts as not determined. */
  get rankTolerance(): number {
    return this.usesDifferences ? 1e-9 : 1e-13;
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

  /** `jacobian` to more digits where derivatives come from differences: for the last steps and for the errors. */
  sharpJacobian(point: Float64Array, residuals: Float64Array, columns: Float64Array): boolean {
    const finite = this.jacobian(point, residuals, columns);
    if (!this.usesDifferences || !finite) return finite;
    for (let k = 0; k < this.freeCount; k++) {
      const offset = k * this.rowCount;
      const column = columns.subarray(offset, offset + this.#problem.residualCount);
      sharpenColumn(this.#line(this.free[k], point), column);
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
      differenceColumn(this.#line(parameter, point), {
        residuals,
        scratch: this.#differenceScratch,
        column: out.subarray(offset, offset + residualCount),
      });
    }
    let row = offset + residualCount;
    for (const prior of this.#priors) {
      out[row++] = prior.parameter === parameter ? this.priorScale * prior.precision : 0;
    }
    let sum = 0;
    for (let i = offset; i < row; i++) sum += out[i] * out[i];
    return Number.isFinite(sum);
  }

  /**
   * The model along one parameter. Near 0 a thousandth of its typical size stands for its own, so that a parameter passing
   * through zero keeps a derivative.
   */
  #line(parameter: number, point: Float64Array): ParameterLine {
    const { start, prior } = this.#problem.parameters[parameter];
    const typicalSize = Math.abs(start) || prior?.standardDeviation || 1;
    const centre = point[parameter];
    return {
      centre,
      size: Math.max(Math.abs(centre), 1e-3 * typicalSize),
      bounds: [this.lower[parameter], this.upper[parameter]],
      evaluateAt: (value, out) => {
        point[parameter] = value;
        this.#problem.residuals(point, out);
        point[parameter] = centre;
        return out.every(Number.isFinite);
      },
    };
  }
}

/** The row of a free parameter's prior. */
function priorOf(parameter: FitParameter, index: number): PriorRow | undefined {
  const { prior } = parameter;
  if (!prior || isFixed(parameter)) return undefined;
  return { parameter: index, mean: prior.mean, precision: 1 / prior.standardDeviation };
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
