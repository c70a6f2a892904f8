import { twoWayIntensity, type TwoWayParameters } from './two-way.js';

/** The compression at which a stripe is called saturated. */
export const compressionLimit = 0.05;

/**
 * The stripe length in cm at which the edge emission falls 5 % below A (exp(g L) - 1)/g, what it would be unsaturated;
 * undefined where that does not happen up to `longestCm`.
 */
export function compressionLengthCm(parameters: TwoWayParameters, longestCm: number): number | undefined {
  const unsaturated = { ...parameters, saturation: 0 };
  const compression = (lengthCm: number): number =>
    1 - twoWayIntensity(lengthCm, parameters) / twoWayIntensity(lengthCm, unsaturated);
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
