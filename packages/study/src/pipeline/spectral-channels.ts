import type { SpectrumSeries } from '@modalgain/measurements';

/** Emission and gain lines are tens of nanometres wide: so many channels draw them, at a fraction of the cost. */
const mostChannels = 64;

/** Channels with less than this share of the brightest hold no light to fit a gain to. */
const dimmest = 0.01;

/** Spectra with fewer channels, and how many of the old ones each of them is the mean of. */
export interface CoarseSpectra {
  readonly series: SpectrumSeries;
  readonly perChannel: number;
}

/** The part of the spectra that holds light, neighbouring channels averaged. */
export function coarseSpectra(series: SpectrumSeries): CoarseSpectra {
  const { wavelengthNm, spectra } = series;
  const [first, last] = litRange(spectra);
  const perChannel = Math.max(1, Math.ceil((last - first + 1) / mostChannels));
  const groups = Array.from({ length: Math.floor(wavelengthNm.length / perChannel) }, (_, g) => g);
  const averaged = (values: Float64Array): Float64Array =>
    Float64Array.from(groups, (g) => {
      const part = values.subarray(g * perChannel, (g + 1) * perChannel);
      return part.reduce((sum, value) => sum + value, 0) / perChannel;
    });
  const means = spectra.map(averaged);
  const [from, to] = litRange(means);
  const lit = (values: Float64Array): Float64Array => values.subarray(from, to + 1);
  return {
    series: { ...series, wavelengthNm: lit(averaged(wavelengthNm)), spectra: means.map(lit) },
    perChannel,
  };
}

/** First and last channel with light, over all spectra together. */
function litRange(spectra: readonly Float64Array[]): [number, number] {
  const total = spectra[0].map((_, j) => spectra.reduce((sum, spectrum) => sum + spectrum[j], 0));
  const limit = dimmest * total.reduce((a, b) => Math.max(a, b), 0);
  const isLit = (value: number): boolean => value > limit;
  return [Math.max(0, total.findIndex(isLit)), Math.max(0, total.findLastIndex(isLit))];
}
