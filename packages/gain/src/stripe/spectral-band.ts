import type { SpectrumSeries, StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';

/** The wavelengths over which spectra were integrated, and how they were chosen. */
export interface SpectralBand {
  readonly fromNm: number;
  readonly toNm: number;
  /**
   * `ase-excess`: full width at half maximum of what the longest stripes emit beyond the scaled spectrum of the shortest;
   * `emission-peak`: full width at half maximum of the emission, where nothing grows beyond that; `given`: by the user.
   */
  readonly rule: 'ase-excess' | 'emission-peak' | 'given';
}

export interface IntegratedBand {
  readonly band: SpectralBand;
  readonly scan: StripeScan;
}

/** Channels of the running mean by which a band is looked for; the integral itself is not smoothed. */
const smoothingChannels = 5;

/** The excess must be this share of the emission to count as a band of its own. */
const smallestExcess = 0.1;

/**
 * Turns spectra against stripe length into a stripe scan: the integral over the band of amplified emission, found from
 * the spectra where it is not given. The band is where emission grows faster with length than elsewhere.
 *
 * @param band wavelengths in nm, ends included
 * @throws InputError where the spectra are not against stripe length, or the band holds fewer than two channels
 */
export function integrateBand(
  series: SpectrumSeries,
  band?: { readonly fromNm: number; readonly toNm: number },
): IntegratedBand {
  const place = { file: series.provenance.file };
  if (series.variable !== 'stripeLengthUm')
    throw new InputError('These spectra are not against stripe length; a gain fit needs lengths.', place);
  if (series.spectra.length < 2 || series.wavelengthNm.length < smallestBand)
    throw new InputError(
      `A stripe scan from spectra needs two spectra of ${smallestBand} channels, not ${series.spectra.length} of ${series.wavelengthNm.length}.`,
      place,
    );
  const chosen: SpectralBand = band === undefined ? findBand(series) : { ...band, rule: 'given' };
  const channels = channelsWithin(series.wavelengthNm, chosen);
  if (channels.length < 2)
    throw new InputError(
      `The band ${chosen.fromNm} to ${chosen.toNm} nm holds ${channels.length} channels of the spectra; it needs 2.`,
      place,
    );
  const scan: StripeScan = {
    kind: 'stripe-scan',
    provenance: series.provenance,
    stripeLengthUm: series.variableValues,
    intensity: Float64Array.from(series.spectra, (spectrum) =>
      integral(series.wavelengthNm, spectrum, channels),
    ),
    intensityUnit: series.intensityUnit === '' ? '' : `${series.intensityUnit} nm`,
  };
  return { band: chosen, scan };
}

/** Fewer channels show no band. */
const smallestBand = 5;

function channelsWithin(wavelengthNm: Float64Array, { fromNm, toNm }: SpectralBand): number[] {
  return [...wavelengthNm.keys()].filter((j) => wavelengthNm[j] >= fromNm && wavelengthNm[j] <= toNm);
}

function integral(wavelengthNm: Float64Array, spectrum: Float64Array, channels: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < channels.length; k++) {
    const [before, after] = [channels[k - 1], channels[k]];
    sum += ((spectrum[before] + spectrum[after]) * (wavelengthNm[after] - wavelengthNm[before])) / 2;
  }
  return sum;
}

/**
 * Emission without gain keeps its shape as the stripe grows. The shortest stripes give that shape; scaled to lie below
 * the longest ones where these have light, it leaves the amplified part.
 */
function findBand(series: SpectrumSeries): SpectralBand {
  const order = [...series.variableValues.keys()].sort(
    (a, b) => series.variableValues[a] - series.variableValues[b],
  );
  const group = Math.max(1, Math.floor(order.length / 4));
  const short = meanSpectrum(series, order.slice(0, group));
  const long = meanSpectrum(series, order.slice(-group));
  const scale = smallestGrowth(short, long);
  const excess = long.map((value, j) => value - scale * short[j]);
  const amplified = Math.max(...excess) > smallestExcess * Math.max(...long);
  const [fromNm, toNm] = amplified
    ? aroundMaximum(series.wavelengthNm, excess, amplifiedShare)
    : aroundMaximum(series.wavelengthNm, long, unamplifiedShare);
  return { fromNm, toNm, rule: amplified ? 'ase-excess' : 'emission-peak' };
}

/** The mean of some spectra, smoothed, with the darkest tenth of the channels as zero. */
function meanSpectrum(series: SpectrumSeries, indices: readonly number[]): Float64Array {
  const mean = series.wavelengthNm.map(
    (_, j) => indices.reduce((sum, i) => sum + series.spectra[i][j], 0) / indices.length,
  );
  const half = Math.floor(smoothingChannels / 2);
  const smooth = mean.map((_, j) => {
    const around = mean.subarray(Math.max(0, j - half), j + half + 1);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
  const dark = [...smooth].sort((a, b) => a - b).slice(0, Math.ceil(smooth.length / 10));
  const zero = dark.reduce((sum, value) => sum + value, 0) / dark.length;
  return smooth.map((value) => value - zero);
}

/** The growth of the channels that grow least, among those that hold at least a fifth of the short stripes' peak. */
function smallestGrowth(short: Float64Array, long: Float64Array): number {
  const peak = Math.max(...short);
  const growth = [...short.keys()]
    .filter((j) => short[j] > 0.2 * peak)
    .map((j) => long[j] / short[j])
    .sort((a, b) => a - b);
  return Math.max(0, growth[Math.floor(growth.length / 10)] ?? 0);
}

/**
 * Share of the maximum down to which the band reaches. The gain falls off the line's centre, and the band's growth is an
 * average over it: at half maximum the gain reads 6 to 9 % low, at this share less than half of that.
 */
const amplifiedShare = 0.8;
/** Without amplification every channel grows alike, and a wider band has less noise. */
const unamplifiedShare = 0.5;

/** The wavelengths around the maximum between which the values stay above a share of it. */
function aroundMaximum(wavelengthNm: Float64Array, values: Float64Array, share: number): [number, number] {
  const peak = values.indexOf(Math.max(...values));
  let from = peak;
  let to = peak;
  while (from > 0 && values[from - 1] >= share * values[peak]) from -= 1;
  while (to < values.length - 1 && values[to + 1] >= share * values[peak]) to += 1;
  return [wavelengthNm[from], wavelengthNm[to]];
}
