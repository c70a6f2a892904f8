import { leastSquares, type FitProblem, type FitResult } from '@modalgain/numerics';
import { quadraticForm } from '../stripe/estimates.js';
import { estimateNoise, noiseVariance, type NoiseModel } from '../stripe/noise.js';
import { effectiveFreedom } from './effective-freedom.js';
import { decayProblem, decayedIntensity, middleOf, place } from './decay-problem.js';
import type { DecayOptions, DecayPoints } from './decay-scan.js';

/** A decay fitted with given weights. */
interface WeightedFit {
  readonly problem: FitProblem;
  readonly result: FitResult;
  /** Standard deviation of each point, in the points' scale. */
  readonly sigma: Float64Array;
  readonly expected: Float64Array;
  /** How far each point pulls the fit towards itself, 0 to 1. */
  readonly leverages: Float64Array;
  readonly jacobian: Float64Array;
}

/** A decay fitted with weights from its own model. */
export interface DecayFit extends WeightedFit {
  /** Degrees of freedom of the error of a parameter; Infinity where the errors are stated. */
  readonly freedomOf: (parameter: number) => number;
}

const reweightingRounds = 8;

/**
 * Fits I = I0 exp(-loss x) + background by least squares. Where no standard deviations are stated they follow from the
 * model, sigma^2 = read^2 + (c I)^2 with c (and the read noise, if not given) from the scatter, so fit and weights alternate.
 */
export function fitDecay(points: DecayPoints, options: DecayOptions): DecayFit {
  let noise: NoiseModel = { readVariance: 1e-6, photonIntensity: 0, relativeVariance: 0.01 };
  let fit = fitOnce({
    points,
    options,
    sigma: firstSigma(points, noise),
    start: startOf(points, options),
  });
  if (points.sigma !== undefined) return { ...fit, freedomOf: () => Infinity };
  for (let round = 0; round < reweightingRounds; round++) {
    noise = scatterOf(points, options, fit, noise);
    const sigma = fit.expected.map((mean) => Math.sqrt(noiseVariance(noise, mean)));
    fit = fitOnce({ points, options, sigma, start: fit.result.values });
  }
  const readNoiseKnown = options.readNoise !== undefined;
  return { ...fit, freedomOf: (parameter) => freedomOf(fit, parameter, noise, readNoiseKnown) };
}

function freedomOf(
  { result, jacobian, sigma, expected }: WeightedFit,
  parameter: number,
  noise: NoiseModel,
  readNoiseKnown: boolean,
): number {
  const count = result.values.length;
  const row = result.covariance.subarray(parameter * count, (parameter + 1) * count);
  const sensitivities = sigma.map(
    (sigmaOfPoint, i) => row.reduce((sum, c, k) => sum + c * jacobian[i * count + k], 0) / sigmaOfPoint,
  );
  const { degreesOfFreedom } = result;
  return effectiveFreedom({ sensitivities, expected, noise, readNoiseKnown, degreesOfFreedom });
}

interface OneFit {
  readonly points: DecayPoints;
  readonly options: DecayOptions;
  readonly sigma: Float64Array;
  readonly start: ArrayLike<number>;
}

function fitOnce({ points, options, sigma, start }: OneFit): WeightedFit {
  const problem = decayProblem({ points, sigma, background: options.background, start, bent: false });
  const result = leastSquares(problem);
  const middleCm = middleOf(points);
  const count = problem.parameters.length;
  const jacobian = new Float64Array(problem.residualCount * count);
  problem.jacobian?.(result.values, jacobian);
  // Leverages are those of the weighted fit, whatever the unit of its covariance.
  const unit = points.sigma === undefined ? result.degreesOfFreedom / result.chiSquare : 1;
  return {
    problem,
    result,
    sigma,
    expected: points.distanceCm.map(
      (distance) => decayedIntensity(distance, result.values, middleCm) + result.values[place.background],
    ),
    leverages: sigma.map(
      (_, i) => unit * quadraticForm(result.covariance, jacobian.subarray(i * count, (i + 1) * count)),
    ),
    jacobian,
  };
}

function scatterOf(
  points: DecayPoints,
  { readNoise }: DecayOptions,
  { expected, leverages, result }: WeightedFit,
  previous: NoiseModel,
): NoiseModel {
  const free = result.status.filter((status) => status !== 'fixed').length;
  return estimateNoise(
    {
      means: expected,
      residuals: expected.map((mean, i) => points.intensity[i] - mean),
      leverages,
      degreesOfFreedom: Math.max(1, expected.length - free),
    },
    {
      photonIntensity: 0,
      ...(readNoise !== undefined && { readVariance: (readNoise / points.intensityScale) ** 2 }),
    },
    previous,
  );
}

/** Weights from the data serve only to find where to begin. */
function firstSigma(points: DecayPoints, noise: NoiseModel): Float64Array {
  return points.sigma ?? points.intensity.map((value) => Math.sqrt(noiseVariance(noise, value) + 1e-4));
}

/** The straight line through ln I where I stands out of the background. */
function startOf(points: DecayPoints, { background = 'none' }: DecayOptions): number[] {
  const known = typeof background === 'string' ? 0 : background.value / points.intensityScale;
  const middleCm = middleOf(points);
  let [sum, sumX, sumXx, sumY, sumXy] = [0, 0, 0, 0, 0];
  points.distanceCm.forEach((distance, i) => {
    const signal = points.intensity[i] - known;
    if (!(signal > 0)) return;
    const [x, y, weight] = [distance - middleCm, Math.log(signal), signal * signal];
    sum += weight;
    sumX += weight * x;
    sumXx += weight * x * x;
    sumY += weight * y;
    sumXy += weight * x * y;
  });
  const determinant = sum * sumXx - sumX * sumX;
  const slope = determinant > 1e-12 * sum * sumXx ? (sum * sumXy - sumX * sumY) / determinant : 0;
  const level = sum > 0 ? (sumY - slope * sumX) / sum : 0;
  return [level, -slope, known, 0];
}
