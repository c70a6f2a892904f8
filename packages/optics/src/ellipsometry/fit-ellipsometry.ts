import {
  FitWorkspace,
  InputError,
  leastSquares,
  profileInterval,
  type Determination,
  type FitResult,
  type ParameterStatus,
  type ProfileInterval,
  type Verdict,
} from '@modalgain/numerics';
import type { DispersionModel } from '../dispersion-models/model.js';
import { isExplained, scatterOf } from './error-size.js';
import { EllipsometryProblem } from './fit-problem.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import { indexEstimator, type IndexOutcome } from './index-estimate.js';
import { foldedDelta, psiDeltaOf, type PsiDelta } from './psi-delta.js';
import { findMinima, type Minimum } from './find-minima.js';
import { thicknessOutcome } from './thickness-outcome.js';
import { unknownsOf } from './unknowns.js';
import { fitVerdicts, type FitSummary } from './verdicts.js';

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
  readonly minima: readonly { readonly thicknessNm: number; readonly chiSquare: number }[];
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
  checkScan(request);
  const rangeNm = rangeOf(request.scan.wavelengthNm);
  const unknowns = unknownsOf(request, rangeNm);
  const isStated = request.scan.psiErrorDeg !== undefined && request.scan.deltaErrorDeg !== undefined;
  const problem = new EllipsometryProblem(request, unknowns, { sigmas: isStated ? 'known' : 'unknown' });
  const workspace = new FitWorkspace(problem);
  const minima = findMinima(problem, workspace, isStated ? isExplained : undefined);
  const best = minima.at(0)?.fit;
  if (best === undefined) {
    throw new InputError(
      'no start has a finite model; check the start values and the indices of the layers.',
    );
  }
  if (isStated && isExplained(best)) return conclude(request, profiled(problem, best, workspace), minima);
  const scaled = rescaled(request, problem, best);
  if (!isStated || !isExplained(scaled.fit)) return conclude(request, scaled, minima);
  // The profile came upon the minimum that explains the data.
  const fit = leastSquares(problem, { start: scaled.fit.values, workspace });
  const thicknessNm = fit.values[unknowns.thickness];
  return conclude(request, profiled(problem, fit, workspace), [
    { thicknessNm, chiSquare: fit.chiSquare, fit },
    ...minima,
  ]);
}

/** A fit with the interval of its thickness. */
export interface ProfiledFit {
  readonly problem: EllipsometryProblem;
  readonly fit: FitResult;
  readonly interval: ProfileInterval;
}

function profiled(problem: EllipsometryProblem, fit: FitResult, workspace: FitWorkspace): ProfiledFit {
  const interval = profileInterval({ problem, fit, parameter: problem.unknowns.thickness, workspace });
  return { problem, fit: interval.betterFit ?? fit, interval };
}

/** The same data with errors whose size the residuals tell, for Psi and for Delta by themselves. */
function rescaled(request: EllipsometryFitRequest, first: EllipsometryProblem, best: FitResult): ProfiledFit {
  const factors = scatterOf(first, best);
  const problem = new EllipsometryProblem(request, first.unknowns, { sigmas: 'unknown', factors });
  const workspace = new FitWorkspace(problem);
  return profiled(problem, leastSquares(problem, { start: best.values, workspace }), workspace);
}

function conclude(
  request: EllipsometryFitRequest,
  profile: ProfiledFit,
  found: readonly Minimum[],
): EllipsometryFit {
  const { problem, fit } = profile;
  const { unknowns } = problem;
  const state = problem.stateOf(fit.values);
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(fit.values, residuals);
  const errorScale =
    problem.sigmas === 'known' ? 1 : Math.sqrt(fit.chiSquare / Math.max(1, fit.degreesOfFreedom));
  const minima = found.map(({ thicknessNm, chiSquare }) => ({
    thicknessNm,
    chiSquare: chiSquare / errorScale ** 2,
  }));
  const modelled = psiDeltaOf(problem.reflection.reflect(state));
  const rangeNm = rangeOf(request.scan.wavelengthNm);
  const summary: FitSummary = {
    thickness: thicknessOutcome(profile, minima),
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
    indexEstimateAt: indexEstimator({ problem, fit, errorScale, rangeNm }),
    modelled:
      request.scan.deltaRange === 'folded'
        ? { ...modelled, deltaDeg: modelled.deltaDeg.map(foldedDelta) }
        : modelled,
    residuals: {
      psi: residuals.filter((_, i) => i % 2 === 0).map((value) => value / errorScale),
      delta: residuals.filter((_, i) => i % 2 === 1).map((value) => value / errorScale),
    },
    reducedChiSquare: fit.chiSquare / Math.max(1, fit.degreesOfFreedom),
    degreesOfFreedom: fit.degreesOfFreedom,
    errors: problem.sigmas === 'known' ? 'stated' : 'scaled',
    errorScale,
    minima,
  };
  return { ...summary, verdicts: fitVerdicts(request, summary) };
}

function checkScan({ scan, layers }: EllipsometryFitRequest): void {
  const rows = scan.wavelengthNm.length;
  if (rows === 0) throw new InputError('found no rows of Psi and Delta.');
  const lengths = [scan.angleDeg, scan.psiDeg, scan.deltaDeg, scan.psiErrorDeg, scan.deltaErrorDeg];
  if (lengths.some((values) => values !== undefined && values.length !== rows)) {
    throw new InputError(`found arrays of other lengths than the ${rows} wavelengths.`);
  }
  const errors = [...(scan.psiErrorDeg ?? []), ...(scan.deltaErrorDeg ?? [])];
  const odd = errors.find((error) => !(error > 0));
  if (odd !== undefined) {
    throw new InputError(
      `found an error of ${odd} degrees, expected errors above 0; leave them out if they are unknown.`,
    );
  }
  if (layers.length < 3) {
    throw new InputError(`found ${layers.length} layers, expected cover, film and substrate at least.`, {
      field: 'layers',
    });
  }
}

const rangeOf = (wavelengthNm: Float64Array): readonly [number, number] => [
  wavelengthNm.reduce((a, b) => Math.min(a, b)),
  wavelengthNm.reduce((a, b) => Math.max(a, b)),
];
