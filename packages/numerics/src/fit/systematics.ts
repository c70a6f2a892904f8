import { InputError } from '../errors.js';
import { columnCovariance } from './covariance.js';
import { isFixed } from './objective.js';
import type { FitProblem, FitResult } from './problem.js';
import { FitWorkspace } from './workspace.js';

/** How far a cause of error reaches: everything measured with an instrument, in a session, on a film. */
export type NuisanceScope = 'instrument' | 'session' | 'film';

/** A direction of the parameter space along which one cause of error moves the result by one standard deviation. */
export interface SystematicShift {
  readonly source: string;
  readonly shift: Float64Array;
}

/** total = statistical + sum of shift shift^T; matrices row-major over all parameters of the fit. */
export interface CovarianceSplit {
  readonly total: Float64Array;
  readonly statistical: Float64Array;
  readonly shifts: readonly SystematicShift[];
}

/**
 * The name under which a nuisance is one and the same: "stripe scale" for a whole instrument, "stripe zero in session 2",
 * "thickness of SC1". Causes that bear the same name cancel in ratios and count once.
 */
export function nuisanceName(nuisance: {
  readonly quantity: string;
  readonly scope: NuisanceScope;
  /** The session or film; an instrument needs none. */
  readonly place?: string;
}): string {
  const { quantity, scope, place } = nuisance;
  if (scope === 'instrument') return quantity;
  if (place === undefined)
    throw new InputError(`The nuisance ${quantity} belongs to a ${scope}; name the ${scope}.`);
  return scope === 'session' ? `${quantity} in ${place}` : `${quantity} of ${place}`;
}

/**
 * Splits the covariance of a fit in which the causes of error are parameters with priors. They are taken out one after the
 * other, so that correlated ones are not counted twice; statistical is what is left when all are held.
 *
 * `covariance` is row-major; `nuisances` say which parameter each cause is.
 */
export function splitCovariance(
  covariance: Float64Array,
  nuisances: readonly { readonly source: string; readonly parameter: number }[],
): CovarianceSplit {
  const width = Math.round(Math.sqrt(covariance.length));
  const statistical = covariance.slice();
  const shifts = nuisances.map(({ source, parameter }) => {
    const variance = statistical[parameter * width + parameter];
    const shift = new Float64Array(width);
    if (!(variance > 0)) return { source, shift };
    for (let i = 0; i < width; i++) shift[i] = statistical[i * width + parameter] / Math.sqrt(variance);
    addOuterProduct(statistical, shift, -1);
    return { source, shift };
  });
  return { total: covariance, statistical, shifts };
}

/** One cause of error and the fixed parameters that it moves when it is one standard deviation up. */
export interface FixedNuisance {
  readonly source: string;
  readonly moves: readonly { readonly parameter: number; readonly by: number }[];
}

/**
 * Adds the errors of inputs that the fit held fixed: C_total = C_stat + S S^T. The solution follows a fixed parameter by
 * -(J^T J)^-1 J^T dr/dp (implicit function theorem); to first order, like the covariance itself. Causes are independent of
 * one another; one that moves several parameters moves them together.
 *
 * Throws `InputError` where a parameter is not fixed: its error is in the covariance already.
 */
export function addSystematics(task: {
  readonly problem: FitProblem;
  readonly fit: FitResult;
  readonly nuisances: readonly FixedNuisance[];
  readonly workspace?: FitWorkspace;
}): CovarianceSplit {
  const { problem, fit, nuisances, workspace = new FitWorkspace(problem) } = task;
  const follow = linearResponse(problem, fit, workspace);
  const statistical = fit.covariance.slice();
  const total = statistical.slice();
  const shifts = nuisances.map(({ source, moves }) => {
    const shift = new Float64Array(fit.values.length);
    for (const { parameter, by } of moves) {
      if (!isFixed(problem.parameters[parameter])) throw notFixed(problem.parameters[parameter].name);
      follow(parameter, by, shift);
    }
    addOuterProduct(total, shift, 1);
    return { source, shift };
  });
  return { total, statistical, shifts };
}

function notFixed(name: string): InputError {
  return new InputError(
    `The nuisance ${name} is fitted, so its error is in the covariance; fix it, or split the covariance.`,
  );
}

/** A function that adds to `shift` how all parameters move when a fixed one moves. */
function linearResponse(problem: FitProblem, fit: FitResult, workspace: FitWorkspace) {
  const { objective, point, residuals, columns, shifted, qr } = workspace;
  const { free, freeCount, rowCount, rankTolerance } = objective;
  objective.freeAllBut(undefined);
  objective.priorScale = problem.sigmas === 'known' ? 1 : Math.sqrt(fit.chiSquare / fit.degreesOfFreedom);
  point.set(fit.values);
  objective.residuals(point, residuals);
  objective.jacobian(point, residuals, columns);
  const { covariance } = columnCovariance({ columns, columnCount: freeCount, rankTolerance, qr });
  return (parameter: number, by: number, shift: Float64Array): void => {
    shifted.fill(0);
    objective.column(parameter, point, residuals, shifted, 0);
    const slopes = Float64Array.from({ length: freeCount }, (_, k) =>
      shifted.reduce((sum, entry, row) => sum + entry * columns[k * rowCount + row], 0),
    );
    for (let a = 0; a < freeCount; a++) {
      for (let b = 0; b < freeCount; b++) shift[free[a]] -= by * covariance[a * freeCount + b] * slopes[b];
    }
    shift[parameter] += by;
  };
}

function addOuterProduct(matrix: Float64Array, vector: Float64Array, factor: number): void {
  const width = vector.length;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) matrix[i * width + j] += factor * vector[i] * vector[j];
  }
}

/** A standard error by its causes: total^2 = statistical^2 + systematic^2, systematic^2 is the sum over the budget. */
export interface ErrorBudget {
  readonly total: number;
  readonly statistical: number;
  readonly systematic: number;
  /** Causes that contribute, in the order of the split. */
  readonly budget: readonly { readonly source: string; readonly standardError: number }[];
}

/**
 * The linearised error of a quantity with the given gradient by the parameters, split by causes. The rows of parameters
 * that the data do not determine are 0: a quantity that depends on one of these has no error to split.
 */
export function errorBudget(
  { statistical, shifts }: CovarianceSplit,
  gradient: ArrayLike<number>,
): ErrorBudget {
  const width = gradient.length;
  let variance = 0;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) variance += gradient[i] * statistical[i * width + j] * gradient[j];
  }
  const budget = shifts
    .map(({ source, shift }) => ({
      source,
      standardError: Math.abs(shift.reduce((sum, part, i) => sum + part * gradient[i], 0)),
    }))
    .filter(({ standardError }) => standardError > 0);
  const systematic = Math.hypot(...budget.map(({ standardError }) => standardError));
  const purely = Math.sqrt(Math.max(variance, 0));
  return { total: Math.hypot(purely, systematic), statistical: purely, systematic, budget };
}
