import { leastSquares, type FitProblem, type FitResult } from '@modalgain/numerics';
import { quadraticForm } from './estimates.js';
import type { IntensityModelName } from './intensity-models.js';
import { estimateNoise, noiseVariance, type NoiseModel } from './noise.js';
import type { StripePoints } from './points.js';
import { expectedOffset, type ExpectedOffset, type PriorKnowledge } from './prior-knowledge.js';
import { startValues } from './start.js';
import {
  allBackground,
  expectedIntensities,
  freeParameters,
  physicalParameters,
  place,
  stripeProblem,
  type KnownLoss,
  type OffsetSplit,
  type ProblemInput,
} from './stripe-problem.js';

/** What is fitted to what. */
export interface ReweightedInput {
  readonly name: IntensityModelName;
  readonly points: StripePoints;
  readonly prior: PriorKnowledge;
  readonly offsetFreed: boolean;
  /** Another fit to the same points to begin with; default: from the points themselves. */
  readonly from?: Round;
}

/** A fit with the weights that it was made with. */
export interface Round extends OffsetSplit {
  readonly result: FitResult;
  readonly problem: FitProblem;
  readonly noise: NoiseModel;
  /** Standard deviation of each point under the fitted model, or as stated by the file. */
  readonly sigma: Float64Array;
  /** Standard deviation that the offset was expected within. */
  readonly offsetPriorError: number;
}

const maximumRounds = 8;

/** Rounds need not converge in themselves, only together; the last fit runs to the end. */
const iterationsPerRound = 3;
const iterationsPerStart = 3;

/** Weights come from the model, so fit and weights alternate, for up to eight rounds, until they agree. */
export function reweightedFit(input: ReweightedInput): Round {
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
function firstRound(input: ReweightedInput): Round {
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
    const offset = offsetOf(input, noise, start.sourcePerCm);
    const loss = prior.loss?.lossPerCm ?? 0;
    const values = [Math.log(start.sourcePerCm), start.netGainPerCm, start.saturation, 0, loss];
    const problem = problemOf(input, { sigma, values, ...offset });
    const result = leastSquares(problem, { maxIterations: iterationsPerStart });
    if (best === undefined || result.chiSquare < best.result.chiSquare)
      best = { result, problem, noise, sigma, ...offset };
  }
  if (best === undefined) throw new RangeError('A fit needs a start.');
  return best;
}

function problemOf(
  { name, points, prior, offsetFreed }: ReweightedInput,
  now: Pick<ProblemInput, 'sigma' | 'values' | keyof ExpectedOffset>,
): FitProblem {
  return stripeProblem({ name, points, offsetFreed, ...now, ...lossOf({ name, prior }) });
}

/**
 * In Eq. 1 a zero error is an offset and nothing else. An offset beyond its prior is laid to the background: a stage that
 * is off by many times its error is the rarer fault.
 */
function offsetOf(
  { name, prior, offsetFreed }: ReweightedInput,
  noise: NoiseModel,
  sourcePerCm: number,
): ExpectedOffset {
  const expected = expectedOffset(prior, noise, sourcePerCm);
  return name === 'small-signal' || offsetFreed ? { ...expected, ...allBackground } : expected;
}

/** The known loss, for the model that holds it. */
export function lossOf({ name, prior }: Pick<ReweightedInput, 'name' | 'prior'>): {
  readonly loss?: KnownLoss;
} {
  return name === 'two-way-with-loss' && prior.loss !== undefined ? { loss: prior.loss } : {};
}

function nextRound(input: ReweightedInput, previous: Round): Round {
  const { points } = input;
  const { sigma, noise } =
    points.sigma === undefined
      ? modelWeights(input, previous)
      : { sigma: points.sigma, noise: previous.noise };
  const values = previous.result.values;
  const offset = offsetOf(input, noise, Math.exp(values[place.logSource]));
  const problem = problemOf(input, { sigma, values, ...offset });
  const result = leastSquares(problem, { maxIterations: iterationsPerRound });
  return { result, problem, noise, sigma, ...offset };
}

function modelWeights(
  { name, points, prior }: ReweightedInput,
  previous: Round,
): { sigma: Float64Array; noise: NoiseModel } {
  const means = expectedIntensities(
    name,
    points.lengthCm,
    physicalParameters(previous.result.values, previous),
  );
  const residuals = means.map((mean, i) => points.intensity[i] - mean);
  const degreesOfFreedom = Math.max(1, residuals.length - freeParameters(name));
  const noise = estimateNoise(
    { means, residuals, leverages: leverages(previous), degreesOfFreedom },
    prior.noise,
    previous.noise,
  );
  return { noise, sigma: means.map((mean) => Math.sqrt(noiseVariance(noise, mean))) };
}

/** How far each point pulls the fit towards itself, 0 to 1: the diagonal of the hat matrix. */
function leverages({ problem, result }: Round): Float64Array {
  const count = problem.parameters.length;
  const jacobian = new Float64Array(problem.residualCount * count);
  problem.jacobian?.(result.values, jacobian);
  return Float64Array.from({ length: problem.residualCount }, (_, i) => {
    const leverage = quadraticForm(result.covariance, jacobian.subarray(i * count, (i + 1) * count));
    // A parameter that the points leave open (infinite variance) and that moves no point follows none of them.
    return Number.isNaN(leverage) ? 0 : leverage;
  });
}
