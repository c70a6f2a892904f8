import type { SpectralBand } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';

/** Gain lines are tens of nanometres wide: so many channels draw them, and more cost time only. */
const enoughChannels = 30;

/** The amplified band is narrower; its integral and its peak need so many. */
const enoughInBand = 3;

/** Channels with less than this share of the brightest, in spectra of equal height, hold no light to fit a gain to. */
const dimmest = 0.05;

/** Spectra with fewer channels, and how many of the old ones each of them is the mean of. */
export interface CoarseSpectra {
  readonly series: SpectrumSeries;
  readonly perChannel: number;
}

/** The part of the spectra that holds light, neighbouring channels averaged where there are more than it takes. */
export function coarseSpectra(series: SpectrumSeries, band: SpectralBand): CoarseSpectra {
  const { wavelengthNm, spectra } = series;
  const [from, to] = litRange(spectra);
  const lit = wavelengthNm.subarray(from, to + 1);
  const inBand = lit.filter((nm) => nm >= band.fromNm && nm <= band.toNm).length;
  const perChannel = Math.max(
    1,
    Math.min(Math.floor(lit.length / enoughChannels), Math.floor(inBand / enoughInBand)),
  );
  const averaged = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: Math.floor(lit.length / perChannel) }, (_, group) => {
      const first = from + group * perChannel;
      return values.subarray(first, first + perChannel).reduce((sum, value) => sum + value, 0) / perChannel;
    });
  return {
    series: { ...series, wavelengthNm: averaged(wavelengthNm), spectra: spectra.map(averaged) },
    perChannel,
  };
}

/** First and last channel with light: of short stripes, which show the photoluminescence, as well as of long ones. */
function litRange(spectra: readonly Float64Array[]): [number, number] {
  const heights = spectra.map((spectrum) => spectrum.reduce((a, b) => Math.max(a, b), 0) || 1);
  const total = spectra[0].map((_, j) =>
    spectra.reduce((sum, spectrum, i) => sum + spectrum[j] / heights[i], 0),
  );
  const limit = dimmest * total.reduce((a, b) => Math.max(a, b), 0);
  const isLit = (value: number): boolean => value > limit;
  return [Math.max(0, total.findIndex(isLit)), Math.max(0, total.findLastIndex(isLit))];
}
