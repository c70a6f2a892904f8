import {
  leastSquares,
  normalQuantile,
  studentTQuantile,
  type FitProblem,
  type FitResult,
} from '@modalgain/numerics';
import { quadraticForm } from './estimates.js';
import type { IntensityModelName } from './intensity-models.js';
import { estimateNoise, noiseVariance, type KnownNoise, type NoiseModel } from './noise.js';
import type { StripePoints } from './points.js';
import { startValues } from './start.js';
import {
  expectedIntensities,
  physicalParameters,
  place,
  stripeProblem,
  type KnownLoss,
  type ProblemInput,
  type StripeParameters,
} from './stripe-problem.js';

/** What is known before the fit; intensities in the points' scale. */
export interface PriorKnowledge {
  readonly noise: KnownNoise;
  /** Standard deviation of the dark level; where it is absent, the noise at no light that the fit itself finds. */
  readonly darkError?: number;
  /** Standard deviation of the stripe's zero in cm. */
  readonly zeroErrorCm: number;
  /** Loss that does not saturate, where it was measured; the saturable model then holds it. */
  readonly loss?: KnownLoss;
}

/** One model fitted to one scan, in the points' scale. */
export interface ModelFit {
  readonly name: IntensityModelName;
  readonly problem: FitProblem;
  readonly result: FitResult;
  /** The fit in which the net gain is profiled: this one, or the joint one that it is a part of. */
  readonly profiled: { readonly problem: FitProblem; readonly fit: FitResult; readonly parameter: number };
  readonly parameters: StripeParameters;
  readonly noise: NoiseModel;
  /** Standard deviation of each point under the fitted model, or as stated by the file. */
  readonly sigma: Float64Array;
  /** Standard deviation that the offset was expected within. */
  readonly offsetPriorError: number;
  /** The offset lay more than two prior deviations from 0 and was fitted without its prior. */
  readonly offsetFreed: boolean;
  /** Only of the model with loss. */
  readonly loss?: KnownLoss;
  /** -2 ln(likelihood) with normal scatter, constants left out, the offset's prior included. */
  readonly minusTwoLogLikelihood: number;
  /** Fitted parameters as the choice of model counts them, the noise level among them where it was estimated. */
  readonly parameterCount: number;
}

/** A fit within the rounds of reweighting. */
interface Round {
  readonly result: FitResult;
  readonly problem: FitProblem;
  readonly noise: NoiseModel;
  readonly sigma: Float64Array;
  readonly offsetPriorError: number;
}

const maximumRounds = 8;

/** Rounds need not converge in themselves, only together; the last fit runs to the end. */
const iterationsPerRound = 3;
const iterationsPerStart = 3;

/**
 * Fits one model with the variance function: weights come from the model, so fit and weights alternate for up to eight
 * rounds. The offset stands for background and for a shift of the stripe's zero at once (for Eq. 1 they are the same
 * thing) and has a normal prior, unless `offsetFreed`.
 */
export function fitStripeModel(input: {
  readonly name: IntensityModelName;
  readonly points: StripePoints;
  readonly prior: PriorKnowledge;
  readonly offsetFreed: boolean;
  /** Another fit to the same points to begin with; default: from the points themselves. */
  readonly from?: ModelFit;
}): ModelFit {
  const { name, points } = input;
  const final = reweightedFit(input);
  return {
    name,
    problem: final.problem,
    result: final.result,
    profiled: { problem: final.problem, fit: final.result, parameter: place.netGain },
    parameters: physicalParameters(final.result.values),
    noise: final.noise,
    sigma: final.sigma,
    offsetPriorError: final.offsetPriorError,
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

/**
 * What a model costs in Akaike's criterion. Saturation can only be positive, so without any it improves the fit in half of
 * all scans only, and costs half a parameter: A. W. Hughes and M. L. King, J. Stat. Plan. Inference 115, 397 (2003).
 * A loss with its prior costs nothing: it is a datum as well as a parameter.
 */
function countedParameters(name: IntensityModelName): number {
  return name === 'small-signal' ? 3 : 3.5;
}

function freeParameters(name: IntensityModelName): number {
  return name === 'small-signal' ? 3 : 4;
}

function logSum(sigma: Float64Array): number {
  return sigma.reduce((sum, value) => sum + Math.log(value), 0);
}

type RoundInput = Parameters<typeof fitStripeModel>[0];

function reweightedFit(input: RoundInput): Round {
  let round = input.from ?? firstRound(input);
  for (let count = 0; count < maximumRounds; count++) {
    const next = nextRound(input, round);
    if (!Number.isFinite(next.result.chiSquare)) {
      // Where a runaway model meets a point at zero light, the point would have no error at all: begin from the data
      // instead of another fit, or stay with the last weights that could be used.
      if (round !== input.from) break;
      round = firstRound(input);
      continue;
    }
    const shift = relativeShift(round.result, next.result);
    round = next;
    if (shift < 0.01) break;
  }
  return { ...round, result: leastSquares(round.problem, { start: round.result.values }) };
}

/** The largest change of a parameter in units of its standard error. */
function relativeShift(before: FitResult, after: FitResult): number {
  let largest = 0;
  for (let i = 0; i < after.values.length; i++) {
    const error = after.standardErrors[i];
    if (error > 0 && Number.isFinite(error))
      largest = Math.max(largest, Math.abs(after.values[i] - before.values[i]) / error);
  }
  return largest;
}

/** Weights from the data themselves serve only to find where to begin. */
function firstRound(input: RoundInput): Round {
  const { name, points, prior } = input;
  const noise: NoiseModel = {
    readVariance: prior.noise.readVariance ?? 1e-6,
    photonIntensity: prior.noise.photonIntensity,
    relativeVariance: 0.01,
  };
  const sigma =
    points.sigma ?? points.intensity.map((value) => Math.sqrt(noiseVariance(noise, value) + 1e-6));
  let best: Round | undefined;
  for (const start of startValues(points, name === 'small-signal' ? 1 : 3, name !== 'small-signal')) {
    const offsetPriorError = offsetError(prior, noise, start.sourcePerCm);
    const loss = prior.loss?.lossPerCm ?? 0;
    const values = [Math.log(start.sourcePerCm), start.netGainPerCm, start.saturation, 0, loss];
    const problem = problemOf(input, { sigma, values, offsetPriorError });
    const result = leastSquares(problem, { maxIterations: iterationsPerStart });
    if (best === undefined || result.chiSquare < best.result.chiSquare)
      best = { result, problem, noise, sigma, offsetPriorError };
  }
  if (best === undefined) throw new RangeError('A fit needs a start.');
  return best;
}

function problemOf(
  { name, points, prior, offsetFreed }: RoundInput,
  now: Pick<ProblemInput, 'sigma' | 'values' | 'offsetPriorError'>,
): FitProblem {
  return stripeProblem({ name, points, offsetFreed, ...now, ...lossOf({ name, prior }) });
}

function lossOf({ name, prior }: Pick<RoundInput, 'name' | 'prior'>): { readonly loss?: KnownLoss } {
  return name === 'two-way-with-loss' && prior.loss !== undefined ? { loss: prior.loss } : {};
}

function nextRound(input: RoundInput, previous: Round): Round {
  const { points, prior } = input;
  const { sigma, noise } =
    points.sigma === undefined
      ? modelWeights(input, previous)
      : { sigma: points.sigma, noise: previous.noise };
  const values = previous.result.values;
  const offsetPriorError = offsetError(prior, noise, Math.exp(values[place.logSource]));
  const problem = problemOf(input, { sigma, values, offsetPriorError });
  const result = leastSquares(problem, { maxIterations: iterationsPerRound });
  return { result, problem, noise, sigma, offsetPriorError };
}

function modelWeights(
  { name, points, prior }: RoundInput,
  previous: Round,
): { sigma: Float64Array; noise: NoiseModel } {
  const means = expectedIntensities(name, points.lengthCm, physicalParameters(previous.result.values));
  const residuals = means.map((mean, i) => points.intensity[i] - mean);
  const degreesOfFreedom = Math.max(1, residuals.length - freeParameters(name));
  const noise = estimateNoise(
    { means, residuals, leverages: leverages(previous), degreesOfFreedom },
    prior.noise,
    previous.noise,
  );
  return { noise, sigma: means.map((mean) => Math.sqrt(noiseVariance(noise, mean))) };
}

/** Background and zero error together: a stripe that is longer by L0 emits A L0 more. */
function offsetError(prior: PriorKnowledge, noise: NoiseModel, sourcePerCm: number): number {
  return Math.hypot(prior.darkError ?? Math.sqrt(noise.readVariance), sourcePerCm * prior.zeroErrorCm);
}

/** How far each point pulls the fit towards itself, 0 to 1: the diagonal of the hat matrix. */
function leverages({ problem, result }: Round): Float64Array {
  const count = problem.parameters.length;
  const jacobian = new Float64Array(problem.residualCount * count);
  problem.jacobian?.(result.values, jacobian);
  return Float64Array.from({ length: problem.residualCount }, (_, i) =>
    quadraticForm(result.covariance, jacobian.subarray(i * count, (i + 1) * count)),
  );
}
