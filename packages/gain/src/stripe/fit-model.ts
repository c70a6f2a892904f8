import { normalQuantile, studentTQuantile, type FitProblem, type FitResult } from '@modalgain/numerics';
import type { IntensityModelName } from './intensity-models.js';
import type { StripePoints } from './points.js';
import type { PriorKnowledge } from './prior-knowledge.js';
import { lossOf, reweightedFit, type ReweightedInput, type Round } from './reweighting.js';
import {
  freeParameters,
  physicalParameters,
  place,
  type KnownLoss,
  type StripeParameters,
} from './stripe-problem.js';

/** One model fitted to one scan, in the points' scale. */
export interface ModelFit extends Round {
  readonly name: IntensityModelName;
  /** The fit in which the net gain is profiled: this one, or the joint one that it is a part of. */
  readonly profiled: { readonly problem: FitProblem; readonly fit: FitResult; readonly parameter: number };
  readonly parameters: StripeParameters;
  /** The offset lay more than two prior deviations from 0 and was fitted without its prior. */
  readonly offsetFreed: boolean;
  /** Only of the model with loss. */
  readonly loss?: KnownLoss;
  /** -2 ln(likelihood) with normal scatter, constants left out, the offset's prior included. */
  readonly minusTwoLogLikelihood: number;
  /** Fitted parameters as the choice of model counts them, the noise level among them where it was estimated. */
  readonly parameterCount: number;
}

/**
 * Fits one model with the variance function: weights come from the model, so fit and weights alternate for up to eight
 * rounds. The offset stands for background and for a shift of the stripe's zero at once (for Eq. 1 they are the same
 * thing) and has a normal prior, unless `offsetFreed`.
 */
export function fitStripeModel(input: ReweightedInput): ModelFit {
  const { name, points } = input;
  const final = reweightedFit(input);
  return {
    name,
    problem: final.problem,
    result: final.result,
    profiled: { problem: final.problem, fit: final.result, parameter: place.netGain },
    parameters: physicalParameters(final.result.values, final),
    noise: final.noise,
    sigma: final.sigma,
    offsetPriorError: final.offsetPriorError,
    zeroShare: final.zeroShare,
    zeroCmPerOffset: final.zeroCmPerOffset,
    offsetFreed: input.offsetFreed,
    ...lossOf(input),
    minusTwoLogLikelihood: final.result.chiSquare + 2 * logSum(final.sigma),
    parameterCount: countedParameters(name) + (points.sigma === undefined ? 1 : 0),
  };
}

/** An offset is freed from its prior where the two disagree by more than this many standard deviations: 1 % by chance. */
function offsetDisagreement({ sigma, index }: StripePoints, fit: ModelFit): number {
  const freedom = sigma === undefined ? Math.max(1, index.length - freeParameters(fit.name) - 1) : Infinity;
  return freedom < Infinity ? studentTQuantile(0.995, freedom) : normalQuantile(0.995);
}

/**
 * Both models of one scan, saturable first. The offset is first fitted freely, in the saturable model, which is right
 * with and without saturation; where it agrees with its prior, the prior is used. (The other way round a background may
 * hide in an estimated noise level.) Where it seems to disagree the likelihoods of both decide: an error that rests on few
 * points of an estimated noise is too small too often.
 */
export function fitStripeModels(points: StripePoints, prior: PriorKnowledge): [ModelFit, ModelFit] {
  const name = prior.loss === undefined ? 'two-way-saturable' : 'two-way-with-loss';
  const freed = fitStripeModel({ name, points, prior, offsetFreed: true });
  const error = freed.result.standardErrors[place.offset];
  const limit = offsetDisagreement(points, freed);
  const seemsOff =
    Number.isFinite(error) &&
    Math.abs(freed.parameters.offset) > limit * Math.hypot(freed.offsetPriorError, error);
  const from = freed.result.status.includes('not-determined') ? {} : { from: freed };
  const held = fitStripeModel({ name, points, prior, offsetFreed: false, ...from });
  const gained = held.minusTwoLogLikelihood - freed.minusTwoLogLikelihood;
  const offsetFreed = seemsOff && gained > limit ** 2;
  return [offsetFreed ? freed : held, fitStripeModel({ name: 'small-signal', points, prior, offsetFreed })];
}

/** The inhomogeneous model of the same scan; undefined where `inhomogeneousStart` is. */
export function fitInhomogeneousModel(
  points: StripePoints,
  prior: PriorKnowledge,
  saturable: ModelFit,
): ModelFit | undefined {
  const from = inhomogeneousStart(saturable);
  return from && fitStripeModel({ name: from.name, points, prior, offsetFreed: from.offsetFreed, from });
}

/**
 * Where the inhomogeneous model begins: at the homogeneous one with twice its saturation, the same to first order in the
 * light. Undefined where it would be the same model, there being no saturation, or where the saturable model holds a
 * loss, which this one knows no form for.
 */
export function inhomogeneousStart(saturable: ModelFit): ModelFit | undefined {
  const saturation = saturable.result.values[place.saturation];
  if (saturable.name !== 'two-way-saturable' || saturation === 0) return undefined;
  const values = saturable.result.values.slice();
  values[place.saturation] = 2 * saturation;
  return { ...saturable, name: 'two-way-inhomogeneous', result: { ...saturable.result, values } };
}

/**
 * What a model costs in Akaike's criterion. Saturation can only be positive, so without any it improves the fit in half of
 * all scans only, and costs half a parameter: A. W. Hughes and M. L. King, J. Stat. Plan. Inference 115, 397 (2003).
 * A loss with its prior costs nothing: it is a datum as well as a parameter.
 */
export function countedParameters(name: IntensityModelName): number {
  return name === 'small-signal' ? 3 : 3.5;
}

function logSum(sigma: Float64Array): number {
  return sigma.reduce((sum, value) => sum + Math.log(value), 0);
}
