import { normalEstimate, type Estimate } from '@modalgain/numerics';
import { quadraticForm } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import { physicalParameters } from './stripe-problem.js';
import { lossyTwoWayIntensity, type LossyTwoWayParameters } from './two-way-loss.js';
import { twoWayIntensity, type TwoWayParameters } from './two-way.js';

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
  const unsaturated = { ...parameters, saturation: 0 };
  const saturated = { ...parameters, lossPerCm: parameters.lossPerCm ?? 0 };
  const compression = (lengthCm: number): number =>
    1 - lossyTwoWayIntensity(lengthCm, saturated) / twoWayIntensity(lengthCm, unsaturated);
  if (!(compression(longestCm) > compressionLimit)) return undefined;
  let low = 0;
  let high = longestCm;
  // Compression grows steadily with length; fifty halvings reach double precision.
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (compression(middle) > compressionLimit) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The compression length in um with its uncertainty to first order, from the fitted two-way model. */
export function compressionEstimate(fit: ModelFit, longestCm: number): Estimate | undefined {
  const { values, covariance, status } = fit.result;
  if (status.includes('not-determined')) return undefined;
  const lengthUm = (at: ArrayLike<number>): number | undefined => {
    // The derivative may look a little beyond the longest stripe.
    const length = compressionLengthCm(physicalParameters(at), 2 * longestCm);
    return length === undefined ? undefined : length * 1e4;
  };
  const value = lengthUm(values);
  if (value === undefined || value > longestCm * 1e4) return undefined;
  const gradient = Array.from(values, (parameter, i) => {
    const step = 1e-4 * Math.sqrt(covariance[i * values.length + i]);
    if (step === 0) return 0;
    const moved = lengthUm(values.map((other, j) => (j === i ? parameter + step : other)));
    return moved === undefined ? NaN : (moved - value) / step;
  });
  const standardError = Math.sqrt(quadraticForm(covariance, gradient));
  return Number.isFinite(standardError) ? normalEstimate(value, standardError, 'two-way model') : undefined;
}
