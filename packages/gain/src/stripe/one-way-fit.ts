import { leastSquares, type FitResult } from '@modalgain/numerics';
import { studentEstimate } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import type { StripePoints } from './points.js';
import type { OneWayFit } from './stripe-fit.js';
import { place, stripeProblem } from './stripe-problem.js';

/**
 * The one-way model with the weights and the offset's prior of a two-way fit, from which it starts. Undefined where that fit
 * shows no saturation, or the points leave the one-way gain open.
 *
 * @param expected the averaged model at the points, in their scale
 */
export function fitOneWay(input: {
  readonly points: StripePoints;
  readonly twoWay: ModelFit;
  readonly expected: Float64Array;
  readonly netGainPerCm: number;
}): OneWayFit | undefined {
  const { points, twoWay, expected, netGainPerCm } = input;
  if (!(twoWay.parameters.saturation > 0)) return undefined;
  const measured = fitTo(points, twoWay, twoWay.result.values);
  const standardError = measured.standardErrors[place.netGain];
  if (!Number.isFinite(standardError)) return undefined;
  const noiseless = fitTo({ ...points, intensity: expected }, twoWay, measured.values);
  return {
    netGainPerCm: studentEstimate({
      value: measured.values[place.netGain],
      standardError,
      degreesOfFreedom: measured.degreesOfFreedom,
      method: 'one-way saturable model, covariance',
    }),
    predictedBiasPerCm: noiseless.values[place.netGain] - netGainPerCm,
  };
}

function fitTo(points: StripePoints, twoWay: ModelFit, values: Float64Array): FitResult {
  const { sigma, offsetPriorError, offsetFreed, zeroShare, zeroCmPerOffset } = twoWay;
  return leastSquares(
    stripeProblem({
      name: 'one-way-saturable',
      points,
      sigma: points.sigma ?? sigma,
      values,
      offsetPriorError,
      offsetFreed,
      zeroShare,
      zeroCmPerOffset,
    }),
  );
}
