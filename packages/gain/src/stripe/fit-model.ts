import { leastSquares, type FitParameter, type FitProblem, type FitResult } from '@modalgain/numerics';
import { estimateNoise, noiseVariance, type KnownNoise, type NoiseModel } from './noise.js';
import type { StripePoints } from './points.js';
import { startValues } from './start.js';
import { emptyTwoWayPoint, evaluateTwoWay, twoWayIntensity, type TwoWayParameters } from './two-way.js';

/** The models that are fitted; Eq. 1 is the two-way model with its saturation held at 0. */
export type StripeModelName = 'two-way-saturable' | 'small-signal';

/** Places of the parameters in every stripe fit; the source enters by its logarithm, which keeps it above 0. */
export const place = { logSource: 0, netGain: 1, saturation: 2, offset: 3 } as const;

/** What is known before the fit; intensities in the points' scale. */
export interface PriorKnowledge {
  readonly noise: KnownNoise;
  /** Standard deviation of the dark level. */
  readonly darkError: number;
  /** Standard deviation of the stripe's zero in cm. */
  readonly zeroErrorCm: number;
}

/** One model fitted to one scan, in the points' scale. */
export interface ModelFit {
  readonly name: StripeModelName;
  readonly problem: FitProblem;
  readonly result: FitResult;
  readonly parameters: TwoWayParameters & { readonly offset: number };
  readonly noise: NoiseModel;
  /** Standard deviation of each point under the fitted model, or as stated by the file. */
  readonly sigma: Float64Array;
  /** Standard deviation that the offset was expected within. */
  readonly offsetPriorError: number;
  /** The offset lay more than two prior deviations from 0 and was fitted without its prior. */
  readonly offsetFreed: boolean;
  /** -2 ln(likelihood) with normal scatter, constants left out, the offset's prior included. */
  readonly minusTwoLogLikelihood: number;
  /** Fitted parameters, the noise level among them where it was estimated. */
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

const maximumRounds = 6;

/**
 * Fits one model with the variance function: weights come from the model, so fit and weights alternate for up to six
 * rounds. The offset stands for background and for a shift of the stripe's zero at once (for Eq. 1 they are the same
 * thing); it has a normal prior and is freed from it where the data contradict it.
 */
export function fitStripeModel(name: StripeModelName, points: StripePoints, prior: PriorKnowledge): ModelFit {
  const withPrior = reweightedFit(name, points, prior, false, undefined);
  const offset = withPrior.result.values[place.offset];
  const offsetFreed = Math.abs(offset) > 2 * withPrior.offsetPriorError;
  const final = offsetFreed ? reweightedFit(name, points, prior, true, withPrior) : withPrior;
  return {
    name,
    problem: final.problem,
    result: final.result,
    parameters: physicalParameters(final.result.values),
    noise: final.noise,
    sigma: final.sigma,
    offsetPriorError: withPrior.offsetPriorError,
    offsetFreed,
    minusTwoLogLikelihood: final.result.chiSquare + 2 * logSum(final.sigma),
    parameterCount: freeParameters(name) + (points.sigma === undefined ? 1 : 0),
  };
}

export function physicalParameters(values: ArrayLike<number>): TwoWayParameters & { offset: number } {
  return {
    sourcePerCm: Math.exp(values[place.logSource]),
    netGainPerCm: values[place.netGain],
    saturation: values[place.saturation],
    offset: values[place.offset],
  };
}

function freeParameters(name: StripeModelName): number {
  return name === 'small-signal' ? 3 : 4;
}

function logSum(sigma: Float64Array): number {
  return sigma.reduce((sum, value) => sum + Math.log(value), 0);
}

function reweightedFit(
  name: StripeModelName,
  points: StripePoints,
  prior: PriorKnowledge,
  offsetFreed: boolean,
  from: Round | undefined,
): Round {
  let round = from ?? firstRound(name, points, prior);
  for (let count = 0; count < maximumRounds; count++) {
    const next = nextRound({ name, points, prior, offsetFreed, previous: round });
    const shift = relativeShift(round.result, next.result);
    round = next;
    if (shift < 0.01) break;
  }
  return round;
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
function firstRound(name: StripeModelName, points: StripePoints, prior: PriorKnowledge): Round {
  const noise: NoiseModel = {
    readVariance: prior.noise.readVariance ?? 1e-6,
    photonIntensity: prior.noise.photonIntensity,
    relativeVariance: 0.01,
  };
  const sigma = points.sigma ?? points.intensity.map((value) => Math.sqrt(noiseVariance(noise, value) + 1e-6));
  let best: Round | undefined;
  for (const start of startValues(points, name === 'small-signal' ? 1 : 3, name !== 'small-signal')) {
    const offsetPriorError = offsetError(prior, start.sourcePerCm);
    const values = [Math.log(start.sourcePerCm), start.netGainPerCm, start.saturation, 0];
    const problem = stripeProblem({ name, points, sigma, values, offsetPriorError, offsetFreed: false });
    const result = leastSquares(problem);
    if (best === undefined || result.chiSquare < best.result.chiSquare)
      best = { result, problem, noise, sigma, offsetPriorError };
  }
  if (best === undefined) throw new RangeError('A fit needs a start.');
  return best;
}

interface RoundInput {
  readonly name: StripeModelName;
  readonly points: StripePoints;
  readonly prior: PriorKnowledge;
  readonly offsetFreed: boolean;
  readonly previous: Round;
}

function nextRound({ name, points, prior, offsetFreed, previous }: RoundInput): Round {
  const { sigma, noise } = points.sigma === undefined
    ? modelWeights(points, prior, previous, freeParameters(name))
    : { sigma: points.sigma, noise: previous.noise };
  const values = previous.result.values;
  const offsetPriorError = offsetError(prior, Math.exp(values[place.logSource]));
  const problem = stripeProblem({ name, points, sigma, values, offsetPriorError, offsetFreed });
  return { result: leastSquares(problem), problem, noise, sigma, offsetPriorError };
}

function modelWeights(
  points: StripePoints,
  prior: PriorKnowledge,
  previous: Round,
  parameterCount: number,
): { sigma: Float64Array; noise: NoiseModel } {
  const means = expectedIntensities(points.lengthCm, physicalParameters(previous.result.values));
  const residuals = means.map((mean, i) => points.intensity[i] - mean);
  const degreesOfFreedom = Math.max(1, residuals.length - parameterCount);
  const noise = estimateNoise({ means, residuals, degreesOfFreedom }, prior.noise, previous.noise);
  return { noise, sigma: means.map((mean) => Math.sqrt(noiseVariance(noise, mean))) };
}

/** The model, offset included, at each length. */
export function expectedIntensities(
  lengthCm: Float64Array,
  parameters: TwoWayParameters & { readonly offset: number },
): Float64Array {
  return lengthCm.map((length) => twoWayIntensity(length, parameters) + parameters.offset);
}

/** Background and zero error together: a stripe that is longer by L0 emits A L0 more. */
function offsetError({ darkError, zeroErrorCm }: PriorKnowledge, sourcePerCm: number): number {
  return Math.hypot(darkError, sourcePerCm * zeroErrorCm);
}

interface ProblemInput {
  readonly name: StripeModelName;
  readonly points: StripePoints;
  readonly sigma: Float64Array;
  readonly values: ArrayLike<number>;
  readonly offsetPriorError: number;
  readonly offsetFreed: boolean;
}

function stripeProblem(input: ProblemInput): FitProblem {
  const { points, sigma } = input;
  const { lengthCm, intensity } = points;
  const point = emptyTwoWayPoint();
  const count = 4;
  return {
    parameters: fitParameters(input),
    residualCount: lengthCm.length,
    sigmas: points.sigma === undefined ? 'unknown' : 'known',
    residuals(values, out) {
      const parameters = physicalParameters(values);
      for (let i = 0; i < lengthCm.length; i++) {
        out[i] = (twoWayIntensity(lengthCm[i], parameters) + parameters.offset - intensity[i]) / sigma[i];
      }
    },
    jacobian(values, out) {
      const parameters = physicalParameters(values);
      for (let i = 0; i < lengthCm.length; i++) {
        evaluateTwoWay(lengthCm[i], parameters, point);
        const row = i * count;
        out[row] = (parameters.sourcePerCm * point.bySource) / sigma[i];
        out[row + 1] = point.byGain / sigma[i];
        out[row + 2] = point.bySaturation / sigma[i];
        out[row + 3] = 1 / sigma[i];
      }
    },
  };
}

function fitParameters({ name, values, offsetPriorError, offsetFreed }: ProblemInput): FitParameter[] {
  const offsetFixed = offsetPriorError === 0 && !offsetFreed;
  const prior = { mean: 0, standardDeviation: offsetPriorError };
  return [
    { name: 'logSource', start: values[place.logSource] },
    { name: 'netGainPerCm', unit: 'cm-1', start: values[place.netGain] },
    name === 'small-signal'
      ? { name: 'saturation', start: 0, fixed: true }
      : { name: 'saturation', start: Math.max(values[place.saturation], 1e-3), lower: 0 },
    {
      name: 'offset',
      start: values[place.offset],
      fixed: offsetFixed,
      ...(offsetFreed || offsetFixed ? {} : { prior }),
    },
  ];
}
