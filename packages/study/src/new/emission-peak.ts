import type { SpectrumSeries } from '@modalgain/measurements';

export interface EmissionPeak {
  readonly wavelengthNm: number;
  readonly intensity: number;
  /** Whether the spectra are a series in stripe length or fluence: those are of amplified emission. */
  readonly isSeries: boolean;
}

/** A band wider than this share of its wavelength is a lamp, not the emission of a film. */
const widestShare = 0.2;

/** A spectrum that falls below zero by more than this share of its height is noise about a subtracted background. */
const deepestDip = 0.5;

/** A band of fewer channels is a hot pixel: a spectrometer spreads a line over as many. */
const fewestChannels = 3;

/**
 * Where the strongest spectrum of a series peaks: the centre of gravity of the channels above half of its maximum that
 * hang together. Under strong pumping that is the ASE band, and only a guess at where a film amplifies. Undefined where
 * that band runs into an end of the spectrum, is as wide as a lamp's, as narrow as a pixel, or lost in noise: that is no
 * emission of a film.
 */
export function emissionPeak({ wavelengthNm, spectra, variable }: SpectrumSeries): EmissionPeak | undefined {
  const strongest = spectra.reduce((best, spectrum) => (maximum(spectrum) > maximum(best) ? spectrum : best));
  const intensity = maximum(strongest);
  const peak = strongest.indexOf(intensity);
  let from = peak;
  let to = peak;
  while (from > 0 && strongest[from - 1] > intensity / 2) from--;
  while (to < strongest.length - 1 && strongest[to + 1] > intensity / 2) to++;
  const band = strongest.subarray(from, to + 1);
  const weight = band.reduce((sum, value) => sum + value, 0);
  const moment = band.reduce((sum, value, i) => sum + value * wavelengthNm[from + i], 0);
  const isCut = from === 0 || to === strongest.length - 1;
  const isBroad = wavelengthNm[to] - wavelengthNm[from] > widestShare * wavelengthNm[peak];
  const isNoise = band.length < fewestChannels || strongest.some((value) => value < -deepestDip * intensity);
  if (isCut || isBroad || isNoise || !(weight > 0)) return undefined;
  return { wavelengthNm: moment / weight, intensity, isSeries: variable !== 'unknown' };
}

const maximum = (values: Float64Array): number =>
  values.reduce((max, value) => Math.max(max, value), -Infinity);
