import { normalQuantile975 } from '@modalgain/numerics';
import { quadraticForm } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import { emptyIntensityPoint, intensityModels } from './intensity-models.js';
import { trueLength } from './solved-stripes.js';
import { parameterCount, place } from './stripe-problem.js';
import type { StripeCurve } from './stripe-fit.js';

export interface WeightedFit {
  readonly fit: ModelFit;
  readonly weight: number;
}

/** Expectation and standard deviation of the averaged model at one length, in the points' scale. */
export interface AveragedPoint {
  readonly intensity: number;
  readonly standardError: number;
}

/**
 * The average of the models at one length: sum of w m, with the variance sum of w (s^2 + (m - mean)^2), s from each
 * model's covariance to first order.
 */
export function averagedIntensity(models: readonly WeightedFit[], lengthCm: number): AveragedPoint {
  const each = models.map(({ fit, weight }) => ({ ...modelPoint(fit, lengthCm), weight }));
  const intensity = each.reduce((sum, { mean, weight }) => sum + weight * mean, 0);
  const variance = each.reduce(
    (sum, { mean, variance, weight }) => sum + weight * (variance + (mean - intensity) ** 2),
    0,
  );
  return { intensity, standardError: Math.sqrt(variance) };
}

function modelPoint(fit: ModelFit, lengthCm: number): { mean: number; variance: number } {
  const { parameters, result, zeroShare, zeroCmPerOffset } = fit;
  const model = intensityModels[fit.name];
  const pumpedCm = trueLength(lengthCm, parameters);
  const intensity = model.intensity(pumpedCm, parameters);
  const gradient = new Array<number>(parameterCount).fill(0);
  gradient[place.offset] = 1;
  if (pumpedCm === 0)
    return { mean: parameters.background, variance: quadraticForm(result.covariance, gradient) };
  const point = emptyIntensityPoint();
  model.differentiate(pumpedCm, intensity, parameters, point);
  gradient[place.offset] = 1 - zeroShare + zeroCmPerOffset * point.byLength;
  gradient[place.logSource] = parameters.sourcePerCm * point.bySource;
  gradient[place.netGain] = point.byGain;
  gradient[place.saturation] = point.bySaturation;
  gradient[place.loss] = point.byLoss;
  return {
    mean: intensity + parameters.background,
    variance: Math.max(0, quadraticForm(result.covariance, gradient)),
  };
}

const gridSize = 101;

/** The averaged model from 0 to the longest stripe in the file's unit; none where the data leave its band open. */
export function averagedCurve(
  models: readonly WeightedFit[],
  longestUm: number,
  intensityScale: number,
): StripeCurve | undefined {
  const stripeLengthUm = Float64Array.from({ length: gridSize }, (_, i) => (longestUm * i) / (gridSize - 1));
  const grid = Array.from(stripeLengthUm, (lengthUm) => averagedIntensity(models, lengthUm / 1e4));
  if (!grid.every(({ standardError }) => Number.isFinite(standardError))) return undefined;
  const at = (z: number): Float64Array =>
    Float64Array.from(
      grid,
      ({ intensity, standardError }) => (intensity + z * standardError) * intensityScale,
    );
  return {
    stripeLengthUm,
    intensity: at(0),
    lower95: at(-normalQuantile975),
    upper95: at(normalQuantile975),
  };
}
