import type { SpectrumSeries } from '@modalgain/measurements';

export interface EmissionPeak {
  readonly wavelengthNm: number;
  readonly intensity: number;
}

/**
 * Where the strongest spectrum of a series peaks: the centre of gravity of the channels above half of its maximum that
 * hang together. Under strong pumping that is the ASE band, and only a guess at where a film amplifies.
 */
export function emissionPeak({ wavelengthNm, spectra }: SpectrumSeries): EmissionPeak {
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
  return { wavelengthNm: weight > 0 ? moment / weight : wavelengthNm[peak], intensity };
}

const maximum = (values: Float64Array): number =>
  values.reduce((max, value) => Math.max(max, value), -Infinity);
