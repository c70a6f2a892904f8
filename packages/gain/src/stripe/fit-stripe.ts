import type { StripeScan } from '@modalgain/measurements';
import type { ModelScore } from '@modalgain/numerics';
import { concludeScan, concludeWithoutFit, type ScoredFit } from './conclude.js';
import { fitInhomogeneousModel, fitStripeModels, type ModelFit } from './fit-model.js';
import { prepareScan, type PreparedScan } from './prepare.js';
import type { StripeFit, StripeFitOptions } from './stripe-fit.js';
import { weighModels } from './weigh-models.js';

/**
 * The small-signal net gain of a variable-stripe-length scan: the two-way saturable model and Eq. 1, both with an offset
 * that has a prior, weights from the variance function, net gain from the profile likelihood of each and averaged by their
 * Akaike weights (AICc). No window has to be chosen: saturated points are part of the model.
 *
 * Whether the gain is determined, absent or open is an outcome, not an error.
 *
 * @throws InputError where lengths, intensities or stated errors are no usable numbers, or an excluded point does not exist
 */
export function fitStripe(scan: StripeScan, options: StripeFitOptions = {}): StripeFit {
  const prepared = prepareScan(scan, options);
  return prepared.fittable ? concludeScan(prepared, fitScanModels(prepared)) : concludeWithoutFit(prepared);
}

/** The models of one scan with their weights: the saturable ones, the homogeneous one first, and last Eq. 1. */
export function fitScanModels({ points, prior }: PreparedScan): ScoredFit[] {
  const [saturable, smallSignal] = fitStripeModels(points, prior);
  const inhomogeneous = fitInhomogeneousModel(points, prior, saturable);
  const fits = [saturable, ...(inhomogeneous ? [inhomogeneous] : []), smallSignal];
  const weights = weighModels(fits.map((fit) => ({ name: fit.name, score: modelScore([fit]) })));
  return fits.map((fit, i) => ({ fit, ...weights[i] }));
}

/**
 * The score of a model of one scan or of several independent ones. The variance function differs between models, so they
 * are compared by likelihood, its logarithms included.
 */
export function modelScore(fits: readonly ModelFit[], parameterCount?: number): ModelScore {
  const sum = (term: (fit: ModelFit) => number): number => fits.reduce((total, fit) => total + term(fit), 0);
  return {
    parameterCount: parameterCount ?? sum((fit) => fit.parameterCount),
    dataCount: sum(({ sigma }) => sigma.length),
    logLikelihood: -sum(({ minusTwoLogLikelihood }) => minusTwoLogLikelihood) / 2,
  };
}
