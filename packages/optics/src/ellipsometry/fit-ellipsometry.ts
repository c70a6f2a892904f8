import type { Determination, ParameterStatus, Verdict } from '@modalgain/numerics';
import type { DispersionModel } from '../dispersion-models/model.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import { indexEstimator, type IndexOutcome } from './index-estimate.js';
import { withOpenParameters } from './open-parameters.js';
import { contradictedPrior, type PriorContradiction } from './prior-check.js';
import { foldedDelta, psiDeltaOf, type PsiDelta } from './psi-delta.js';
import { refusalOf, type Refusal } from './refusal.js';
import { checkRequest } from './request-checks.js';
import { solve, type Solution } from './solve.js';
import { thicknessOutcome } from './thickness-outcome.js';
import { fitVerdicts, type FitSummary } from './verdicts.js';
import { rangeOf } from './wavelength-range.js';

/** One unknown of the fit. */
export interface FittedParameter {
  /** Of a model's parameter its place in the model, else `thickness`, `thickness of layer 2`, `angle offset`. */
  readonly path: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Infinity where the data do not determine it, 0 where it is fixed. */
  readonly standardError: number;
  readonly status: ParameterStatus;
}

/** A thickness at which chi-square is lower than nearby. */
export interface ThicknessMinimum {
  readonly thicknessNm: number;
  readonly chiSquare: number;
  /** Infinity where it has none. */
  readonly standardErrorNm: number;
}

/** Residuals below this share of the errors, or of 0.1 degrees, are rounding: minima are not told apart by it. */
const exactScale = 1e-6;

/** What Psi and Delta say of a film. */
export interface EllipsometryFit {
  readonly thickness: Determination;
  readonly parameters: readonly FittedParameter[];
  /** With its fitted parameters. */
  readonly model: DispersionModel;
  /** The wavelengths of the data; the index is known there and nowhere else. */
  readonly rangeNm: readonly [number, number];
  /** n and k with their errors at a wavelength of the range. */
  readonly indexEstimateAt: (wavelengthNm: number) => IndexOutcome;
  /** Psi and Delta of the fitted sample at the rows of the scan, folded as the scan is. */
  readonly modelled: PsiDelta;
  /** (model - datum)/error at the rows of the scan. */
  readonly residuals: { readonly psi: Float64Array; readonly delta: Float64Array };
  readonly reducedChiSquare: number;
  readonly degreesOfFreedom: number;
  /** `stated`: the errors of the file are taken at their word; `scaled`: by the residuals, for want of stated ones or because these explain too little. */
  readonly errors: 'stated' | 'scaled';
  /** What errors were multiplied by: 1 where they are stated; else of stated ones, or of 0.1 degrees where there are none. */
  readonly errorScale: number;
  /** The minima that were found over the range of thickness, best first; chi-square in units of the errors as scaled. */
  readonly minima: readonly ThicknessMinimum[];
  /** `left-out`: Psi and Delta contradict it, and the fit is the one without it. */
  readonly thicknessPrior: 'none' | 'used' | 'left-out';
  readonly verdicts: readonly Verdict[];
}

/**
 * Fits thickness and dispersion of one film to Psi and Delta by least squares over all wavelengths and angles, from starts over the whole range of thickness.
 * The thickness has its interval from the profile of chi-square; n and k have theirs, and their correlation with the thickness, from the covariance.
 * Method: G. E. Jellison, Thin Solid Films 313, 33 (1998), doi 10.1016/S0040-6090(97)00766-4.
 *
 * @throws InputError for layers, limits and wavelengths that make no sense, and what the layers' indices throw outside their ranges.
 */
export function fitEllipsometry(request: EllipsometryFitRequest): EllipsometryFit {
  checkRequest(request);
  const solution = solve(request);
  const contradiction = contradictedPrior(request, solution);
  return contradiction?.isLeftOut === true
    ? conclude(request, contradiction.free, contradiction)
    : conclude(request, solution, contradiction);
}

function conclude(
  request: EllipsometryFitRequest,
  { profile, minima: found, isExplained }: Solution,
  contradiction: PriorContradiction | undefined,
): EllipsometryFit {
  const { problem, interval } = profile;
  const { unknowns } = problem;
  const fit = withOpenParameters(problem, profile.fit);
  const state = problem.stateOf(fit.values);
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(fit.values, residuals);
  const errorScale =
    problem.sigmas === 'known' ? 1 : Math.sqrt(fit.chiSquare / Math.max(1, fit.degreesOfFreedom));
  const minima = found.map((minimum) => ({
    thicknessNm: minimum.thicknessNm,
    chiSquare: minimum.chiSquare / Math.max(errorScale, exactScale) ** 2,
    standardErrorNm: minimum.fit.standardErrors[unknowns.thickness],
  }));
  const reflected = psiDeltaOf(problem.reflection.reflect(state));
  const modelled =
    request.scan.deltaRange === 'folded'
      ? { ...reflected, deltaDeg: reflected.deltaDeg.map(foldedDelta) }
      : reflected;
  const refusal = refusalOf(request, { problem, fit, modelled, isExplained });
  const rangeNm = rangeOf(request.scan);
  const summary: FitSummary = {
    thickness: refusal ? refused(refusal) : thicknessOutcome({ problem, fit, interval }, minima),
    parameters: unknowns.parameters.map(({ name, unit = '' }, place) => ({
      path: unknowns.modelParameters.at(place)?.path ?? name,
      name,
      unit,
      value: fit.values[place],
      standardError: fit.standardErrors[place],
      status: fit.status[place],
    })),
    model: unknowns.modelOf(fit.values),
    rangeNm,
    indexEstimateAt: indexEstimator({ problem, fit, errorScale, rangeNm, refusal: refusal?.detail }),
    modelled,
    residuals: {
      psi: residuals.filter((_, i) => i % 2 === 0).map((value) => value / errorScale),
      delta: residuals.filter((_, i) => i % 2 === 1).map((value) => value / errorScale),
    },
    reducedChiSquare: fit.chiSquare / Math.max(1, fit.degreesOfFreedom),
    degreesOfFreedom: fit.degreesOfFreedom,
    errors: problem.sigmas === 'known' ? 'stated' : 'scaled',
    errorScale,
    minima,
    thicknessPrior:
      contradiction?.isLeftOut === true ? 'left-out' : 'prior' in request.thickness ? 'used' : 'none',
  };
  return { ...summary, verdicts: fitVerdicts(request, summary, { contradiction, refusal }) };
}

const refused = ({ detail, next }: Refusal): Determination => ({ kind: 'not-determined', why: detail, next });
