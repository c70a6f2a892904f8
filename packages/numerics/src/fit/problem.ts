/** One parameter of a fit. */
export interface FitParameter {
  readonly name: string;
  /** For messages and reports, e.g. "cm-1". */
  readonly unit?: string;
  readonly start: number;
  /** Bounds are closed; absent means unbounded. */
  readonly lower?: number;
  readonly upper?: number;
  /** A fixed parameter keeps its start value and has no uncertainty. */
  readonly fixed?: boolean;
  /** A Gaussian prior, entered as one pseudo-datum (value - mean)/standardDeviation. */
  readonly prior?: { readonly mean: number; readonly standardDeviation: number };
}

/** A weighted nonlinear least-squares problem. */
export interface FitProblem {
  readonly parameters: readonly FitParameter[];
  /** Number of data residuals (priors not counted). */
  readonly residualCount: number;
  /** Writes (model - datum)/sigma of every datum; `parameters` holds all parameters, fixed ones included. */
  residuals(parameters: Float64Array, out: Float64Array): void;
  /**
   * Writes d residual_i / d parameter_j to `out[i * parameters.length + j]`. Central differences stand in where it is
   * absent.
   */
  jacobian?(parameters: Float64Array, out: Float64Array): void;
  /** 'known': the sigmas are right and errors are never rescaled; 'unknown': errors are scaled by the reduced chi-square. */
  readonly sigmas: 'known' | 'unknown';
}

/**
 * What the data say of one parameter. `at-bound`: the best value lies on a bound; its error and those of the others are
 * what they would be without the bound, so ask the profile. `not-determined`: some change of it (with others) leaves the
 * model unchanged, or the fit ran off along a valley without end; no error is given. `prior-dominated`: the prior says
 * more than the data.
 */
export type ParameterStatus = 'ok' | 'at-bound' | 'fixed' | 'not-determined' | 'prior-dominated';

/** The outcome of a fit. Arrays have one entry a parameter, fixed ones included. */
export interface FitResult {
  readonly values: Float64Array;
  /** Infinity where the data do not determine the parameter, 0 where it is fixed. */
  readonly standardErrors: Float64Array;
  /** Row-major, `parameters.length` squared; rows of fixed and undetermined parameters are 0. */
  readonly covariance: Float64Array;
  readonly status: readonly ParameterStatus[];
  /** Sum of squared residuals at the solution, priors included. */
  readonly chiSquare: number;
  /** The part of `chiSquare` that comes from the data. */
  readonly dataChiSquare: number;
  /** Data and priors less free parameters. */
  readonly degreesOfFreedom: number;
  readonly converged: boolean;
  /** Why the fit stopped, in words. */
  readonly stopReason: string;
  readonly iterations: number;
  /** Only of a fit with the Huber loss. */
  readonly robust?: RobustDetails;
}

/** What a fit with the Huber loss says of the data. */
export interface RobustDetails {
  /** The estimated common sigma of the residuals; 1 where sigmas are known. */
  readonly scale: number;
  /** Weight of every datum, 1 for those within the tuning constant. */
  readonly weights: Float64Array;
  /** Data more than three sigmas off. */
  readonly outliers: readonly {
    readonly index: number;
    readonly weight: number;
    /** (model - datum)/(sigma scale). */
    readonly standardisedResidual: number;
  }[];
}

/** A confidence interval from the profile of chi-square over one parameter. */
export interface ProfileInterval {
  readonly lower: number;
  readonly upper: number;
  /** Why an end is open (it is then infinite, or the bound), in words; absent where it is closed. */
  readonly lowerOpen?: string;
  readonly upperOpen?: string;
  /** The profile as it was traced, sorted by value, for figures. */
  readonly trace: readonly { readonly value: number; readonly deltaChiSquare: number }[];
  /** A better fit that the profile came upon, and that the interval belongs to; absent where the given fit is the best. */
  readonly betterFit?: FitResult;
}
