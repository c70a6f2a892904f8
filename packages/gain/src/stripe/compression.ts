import { findRoot, normalEstimate, type Estimate } from '@modalgain/numerics';
import { quadraticForm } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import {
  emptyIntensityPoint,
  intensityModels,
  type IntensityModelName,
  type IntensityParameters,
} from './intensity-models.js';
import { amplifiedLengthCm } from './small-signal.js';
import { parameterCount, place } from './stripe-problem.js';
import type { LossyTwoWayParameters } from './two-way-loss.js';
import type { TwoWayParameters } from './two-way.js';

/** The compression at which a stripe is called saturated. */
export const compressionLimit = 0.05;

/**
 * The stripe length in cm at which the edge emission falls 5 % below A (exp(g L) - 1)/g, what it would be unsaturated;
 * undefined where that does not happen up to `longestCm`.
 */
export function compressionLengthCm(
  parameters: TwoWayParameters & Partial<LossyTwoWayParameters>,
  longestCm: number,
): number | undefined {
  const { lossPerCm = 0 } = parameters;
  const name = lossPerCm === 0 ? 'two-way-saturable' : 'two-way-with-loss';
  return lengthOfCompression(name, { ...parameters, lossPerCm }, longestCm);
}

function lengthOfCompression(
  name: IntensityModelName,
  parameters: IntensityParameters,
  longestCm: number,
): number | undefined {
  const { sourcePerCm, netGainPerCm } = parameters;
  const { intensity } = intensityModels[name];
  const beyondLimit = (lengthCm: number): number =>
    1 -
    intensity(lengthCm, parameters) / (sourcePerCm * amplifiedLengthCm(lengthCm, netGainPerCm)) -
    compressionLimit;
  if (!(beyondLimit(longestCm) > 0)) return undefined;
  // Compression grows steadily with length, from none.
  return findRoot({ f: beyondLimit, lower: 1e-6 * longestCm, upper: longestCm });
}

/** The compression length in um with its uncertainty to first order, from a fitted saturable model. */
export function compressionEstimate(fit: ModelFit, longestCm: number): Estimate | undefined {
  const { name, parameters, result } = fit;
  if (result.status.includes('not-determined')) return undefined;
  const lengthCm = lengthOfCompression(name, parameters, longestCm);
  if (lengthCm === undefined) return undefined;
  const standardErrorCm = Math.sqrt(
    quadraticForm(result.covariance, lengthSlopes(name, parameters, lengthCm)),
  );
  return Number.isFinite(standardErrorCm)
    ? normalEstimate(lengthCm * 1e4, standardErrorCm * 1e4, 'two-way model')
    : undefined;
}

/** How the compression length moves with the fitted parameters: by the implicit function theorem on ln(I/unsaturated I). */
function lengthSlopes(
  name: IntensityModelName,
  parameters: IntensityParameters,
  lengthCm: number,
): Float64Array {
  const [saturated, unsaturated] = [parameters, { ...parameters, saturation: 0 }].map((at, i) => {
    const point = emptyIntensityPoint();
    const model = intensityModels[i === 0 ? name : 'small-signal'];
    model.differentiate(lengthCm, model.intensity(lengthCm, at), at, point);
    return point;
  });
  const relative = (key: 'byGain' | 'byLength'): number =>
    saturated[key] / saturated.intensity - unsaturated[key] / unsaturated.intensity;
  const slopes = new Float64Array(parameterCount);
  slopes[place.logSource] = (parameters.sourcePerCm * saturated.bySource) / saturated.intensity - 1;
  slopes[place.netGain] = relative('byGain');
  slopes[place.saturation] = saturated.bySaturation / saturated.intensity;
  slopes[place.loss] = saturated.byLoss / saturated.intensity;
  return slopes.map((slope) => -slope / relative('byLength'));
}
