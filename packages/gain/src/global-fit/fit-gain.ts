import { correlation, leastSquares, type Verdict } from '@modalgain/numerics';
import type { GainModel } from '../models/index.js';
import { fitFilms, type FilmGainFit } from './film-fit.js';
import type { GlobalFitInput } from './inputs.js';
import { createProblem } from './problem.js';
import type { FittedSystem } from './quantity.js';
import { createSystem } from './system.js';
import { validateInput } from './validate.js';
import { judgeFit } from './verdicts.js';

/** The outcome of a global fit of net gain against fluence. */
export interface GlobalGainFit {
  readonly model: GainModel;
  readonly films: readonly FilmGainFit[];
  readonly chiSquare: number;
  /** Data, measured losses and priors less all parameters, sources of error included. */
  readonly degreesOfFreedom: number;
  readonly converged: boolean;
  /** Names of the fit's parameters in the order of the correlation matrix; `system.ts` says what they are. */
  readonly parameterNames: readonly string[];
  /** Row-major; 0 beside the diagonal in rows that the data do not determine. */
  readonly correlation: Float64Array;
  readonly verdicts: readonly Verdict[];
  /** What comparisons and predictions are computed from. */
  readonly fitted: FittedSystem;
}

/**
 * Fits netGain = Gamma sigma_e n_t f(F/F_s) - loss to all films and fluences at once (Eq. 4 of doi
 * 10.1063/5.0266347 with a gain model that saturates).
 *
 * Fitted are the modal gain and the loss (>= 0) of each film and F_s, shared by all films where not said otherwise; n_t
 * and film gain follow from them with Gamma and sigma_e. The ln of Gamma, sigma_e and the fluences each move by
 * relativeError times a unit-normal deviation of every named source of error; a source that appears in several places is
 * the same one. Intervals are 95 % profile intervals; what the data leave open is said to be not determined.
 *
 * Units: fluence uJ/cm2, gain and loss cm-1, density cm-3, cross-section cm2. Throws InputError for input that cannot
 * be fitted.
 */
export function fitGain(input: GlobalFitInput): GlobalGainFit {
  return concludeFit(fitSystem(input), input);
}

/** The fit before anything is concluded from it. Throws InputError as `fitGain`. */
export function fitSystem(input: GlobalFitInput): FittedSystem {
  validateInput(input);
  const system = createSystem(input);
  const problem = createProblem(system);
  return { system, problem, fit: leastSquares(problem) };
}

/** Everything that follows from a fitted system, whether it was fitted to net gains or to the scans themselves. */
export function concludeFit(fitted: FittedSystem, input: GlobalFitInput): GlobalGainFit {
  const { system, problem } = fitted;
  const films = fitFilms(fitted, input.referenceFluencesUjPerCm2 ?? [highestFluence(input)]);
  const { chiSquare, degreesOfFreedom, converged } = fitted.fit;
  return {
    model: system.model,
    films,
    chiSquare,
    degreesOfFreedom,
    converged,
    parameterNames: problem.parameters.map(({ name }) => name),
    correlation: correlation(fitted.fit.covariance),
    verdicts: judgeFit(fitted, films),
    fitted,
  };
}

function highestFluence({ films }: GlobalFitInput): number {
  return Math.max(...films.flatMap(({ points }) => points.map((point) => point.fluenceUjPerCm2)));
}
