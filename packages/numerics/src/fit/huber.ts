import { normalCdf } from '../distributions/normal.js';
import { InputError } from '../errors.js';
import { errorsOf, statusOfAll } from './describe.js';
import type { FitProblem, FitResult, RobustDetails } from './problem.js';
import { fitSquares, type SquaresOptions } from './squares.js';
import { FitWorkspace } from './workspace.js';

/** Cost r^2 up to |r| = tuning, 2 tuning |r| - tuning^2 beyond, r in sigmas. */
export interface HuberLoss {
  readonly kind: 'huber';
  /** Default 1.345: 95 % of the precision of least squares where the scatter is normal after all. */
  readonly tuning?: number;
}

const defaultTuning = 1.345;
/** Residuals beyond this many sigmas are listed as outliers; 1 in 370 of good data is. */
const outlierLimit = 3;
const mostRounds = 200;
/** The rounds end where no parameter moves by more than this share of its standard error. */
const settledShift = 1e-6;
/** Median of |r| of a standard normal deviate. */
const normalMedian = 0.6744897501960817;

/**
 * Fits with the Huber loss by least squares with weights min(1, tuning/|r|), renewed until nothing moves. Where sigmas are
 * unknown r counts in units of the median absolute residual over 0.6745, which half of the data may be wrong without
 * spoiling. Data far off in what the model depends on (leverage) are not guarded against; where most data lie beyond the
 * tuning constant the rounds may creep, and the fit then says that it has not converged.
 *
 * Covariance: tau (J^T J)^-1 over all data, with Huber's tau = K^2 <psi^2>/<psi'>^2, psi the residual cut off at the tuning
 * constant, <psi'> the share of data within, K = 1 + (p/n)(1 - <psi'>)/<psi'>. <psi^2> comes from the residuals where sigmas
 * are unknown; known sigmas are not rescaled: data within count as the normal distribution has it. Asymptotic: for few
 * data ask the bootstrap.
 *
 * `chiSquare` is the sum of the Huber cost in units of the problem's sigmas, plain chi-square where no datum is cut off.
 *
 * P. J. Huber, Robust Statistics (1981), doi:10.1002/0471725250, chapter 7.
 */
export function fitHuber(problem: FitProblem, loss: HuberLoss, options: SquaresOptions): FitResult {
  const { tuning = defaultTuning } = loss;
  if (!(tuning > 0)) {
    throw new InputError(
      `The tuning constant of the Huber loss is ${tuning}; give sigmas above 0, usually 1.345.`,
    );
  }
  const first = fitSquares(problem, options);
  const robust = new RobustData(problem, tuning);
  if (!Number.isFinite(first.chiSquare)) return { ...first, robust: robust.details() };
  const workspace = new FitWorkspace(robust.weighted);
  let fit = first;
  let settled = false;
  for (let round = 0; round < mostRounds && !settled; round++) {
    robust.reweight(fit);
    const { maxIterations } = options;
    const next = fitSquares(robust.weighted, { start: fit.values, workspace, maxIterations });
    settled = next.values.every(
      (value, i) => !(Math.abs(value - fit.values[i]) > settledShift * next.standardErrors[i]),
    );
    fit = next;
  }
  const stopReason = settled ? fit.stopReason : `the Huber weights did not settle in ${mostRounds} rounds`;
  return { ...concluded(robust, workspace, fit), converged: fit.converged && settled, stopReason };
}

function concluded(robust: RobustData, workspace: FitWorkspace, fit: FitResult): FitResult {
  const priorChiSquare = fit.chiSquare - fit.dataChiSquare;
  const tau = robust.variance(fit, workspace.objective.freeCount, priorChiSquare);
  const { objective, point, residuals, columns } = workspace;
  robust.setRowScale(tau < Infinity ? 1 / Math.sqrt(tau) : 1);
  point.set(fit.values);
  objective.residuals(point, residuals);
  objective.sharpJacobian(point, residuals, columns);
  const { standardErrors, covariance } = errorsOf(workspace, tau < Infinity ? 1 : Infinity);
  const dataChiSquare = robust.cost();
  return {
    ...fit,
    standardErrors,
    covariance,
    status: statusOfAll(robust.weighted, workspace, standardErrors),
    dataChiSquare,
    chiSquare: dataChiSquare + priorChiSquare,
    robust: robust.details(),
  };
}

/** The data of a problem with their weights, and the weighted problem that looks at them. */
class RobustData {
  readonly weighted: FitProblem;
  readonly #problem: FitProblem;
  readonly #tuning: number;
  readonly #residuals: Float64Array;
  readonly #weights: Float64Array;
  /** What every row of the weighted problem is multiplied by. */
  readonly #rowScale: Float64Array;
  #scale = 1;

  constructor(problem: FitProblem, tuning: number) {
    this.#problem = problem;
    this.#tuning = tuning;
    this.#residuals = new Float64Array(problem.residualCount);
    this.#weights = new Float64Array(problem.residualCount).fill(1);
    this.#rowScale = new Float64Array(problem.residualCount).fill(1);
    this.weighted = scaledRows(problem, this.#rowScale);
  }

  reweight({ values, degreesOfFreedom }: FitResult): void {
    this.#problem.residuals(values, this.#residuals);
    if (this.#problem.sigmas === 'unknown') this.#scale = medianScale(this.#residuals, degreesOfFreedom);
    this.#residuals.forEach((residual, i) => {
      this.#weights[i] = Math.min(1, (this.#tuning * this.#scale) / Math.abs(residual));
      this.#rowScale[i] = Math.sqrt(this.#weights[i]) / this.#scale;
    });
  }

  setRowScale(factor: number): void {
    this.#rowScale.fill(factor / this.#scale);
  }

  /** Huber's tau of the header, in units of the scale squared. */
  variance({ degreesOfFreedom }: FitResult, freeCount: number, priorChiSquare: number): number {
    const count = this.#residuals.length;
    const within = this.#weights.reduce((sum, weight) => sum + (weight === 1 ? 1 : 0), 0) / count;
    const correction = 1 + ((freeCount / count) * (1 - within)) / within;
    const squares =
      this.#problem.sigmas === 'known'
        ? within * meanSquareWithin(this.#tuning) + (1 - within) * this.#tuning ** 2
        : (this.#cutSquares() + priorChiSquare) / degreesOfFreedom;
    return degreesOfFreedom > 0 && within > 0 ? (correction ** 2 * squares) / within ** 2 : Infinity;
  }

  #cutSquares(): number {
    return this.#residuals.reduce(
      (sum, residual) => sum + Math.min(Math.abs(residual) / this.#scale, this.#tuning) ** 2,
      0,
    );
  }

  cost(): number {
    const bend = this.#tuning * this.#scale;
    return this.#residuals.reduce((sum, residual) => {
      const size = Math.abs(residual);
      return sum + (size <= bend ? size * size : bend * (2 * size - bend));
    }, 0);
  }

  details(): RobustDetails {
    const outliers = [...this.#residuals.keys()]
      .map((index) => ({
        index,
        weight: this.#weights[index],
        standardisedResidual: this.#residuals[index] / this.#scale,
      }))
      .filter(({ standardisedResidual }) => Math.abs(standardisedResidual) > outlierLimit);
    return { scale: this.#scale, weights: this.#weights, outliers };
  }
}

/** Rows of known scatter: the scale is part of `rowScale`. */
function scaledRows(problem: FitProblem, rowScale: Float64Array): FitProblem {
  const { parameters, residualCount } = problem;
  const width = parameters.length;
  return {
    parameters,
    residualCount,
    sigmas: 'known',
    residuals(values, out) {
      problem.residuals(values, out);
      for (let i = 0; i < residualCount; i++) out[i] *= rowScale[i];
    },
    ...(problem.jacobian && {
      jacobian(values: Float64Array, out: Float64Array) {
        problem.jacobian?.(values, out);
        for (let i = 0; i < out.length; i++) out[i] *= rowScale[Math.floor(i / width)];
      },
    }),
  };
}

/** Robust sigma, with the allowance for fitted parameters that the usual one has; never 0 unless all residuals are. */
function medianScale(residuals: Float64Array, degreesOfFreedom: number): number {
  const sizes = residuals.map(Math.abs).sort();
  const middle = (sizes.length - 1) / 2;
  const median = (sizes[Math.floor(middle)] + sizes[Math.ceil(middle)]) / 2;
  const allowance = Math.sqrt(sizes.length / Math.max(1, degreesOfFreedom));
  return Math.max((median / normalMedian) * allowance, 1e-12 * sizes[sizes.length - 1]) || 1;
}

/** Mean of r^2 of a standard normal deviate within |r| <= limit. */
function meanSquareWithin(limit: number): number {
  const density = Math.exp((-limit * limit) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - (2 * limit * density) / (2 * normalCdf(limit) - 1);
}
