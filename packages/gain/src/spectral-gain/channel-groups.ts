import type { SpectrumSeries } from '@modalgain/measurements';
import type { KnownNoise } from '../stripe/noise.js';

/** Emission of neighbouring channels together against stripe length, integrated over their wavelengths. */
export interface ChannelGroup {
  readonly intensity: Float64Array;
  readonly noise: KnownNoise;
}

/** Enough to follow how a spectrum narrows; more only take time. */
const mostGroups = 24;

/**
 * All light of the spectra, neighbours added up.
 *
 * @param noise of one channel
 */
export function groupChannels(series: SpectrumSeries, noise: KnownNoise): ChannelGroup[] {
  const { wavelengthNm, spectra } = series;
  const count = wavelengthNm.length;
  const size = Math.ceil(count / mostGroups);
  const widthNm = wavelengthNm.map(
    (_, j) =>
      (wavelengthNm[Math.min(j + 1, count - 1)] - wavelengthNm[Math.max(j - 1, 0)]) /
      (j === 0 || j === count - 1 ? 1 : 2),
  );
  return Array.from({ length: Math.ceil(count / size) }, (_, group) => {
    const channels = [...wavelengthNm.keys()].slice(group * size, (group + 1) * size);
    const squares = channels.reduce((sum, j) => sum + widthNm[j] ** 2, 0);
    const groupNm = channels.reduce((sum, j) => sum + widthNm[j], 0);
    return {
      intensity: Float64Array.from(spectra, (spectrum) =>
        channels.reduce((sum, j) => sum + spectrum[j] * widthNm[j], 0),
      ),
      noise: {
        photonIntensity: (noise.photonIntensity * squares) / groupNm,
        ...(noise.readVariance !== undefined && { readVariance: noise.readVariance * squares }),
      },
    };
  });
}
