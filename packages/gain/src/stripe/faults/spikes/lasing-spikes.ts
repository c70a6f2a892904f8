import { studentTQuantile } from '@modalgain/numerics';
import { channelScatter } from './channel-scatter.js';
import { bandExtent, smoothBand } from './smooth-band.js';
import { standingOut } from './standing-out.js';

/** A narrow peak on a smooth band. */
export interface LasingSpike {
  /** Index of the spectrum. */
  readonly spectrum: number;
  readonly wavelengthNm: number;
  /** Mean height above the band over its channels, in counts, and as a share of the band there. */
  readonly counts: number;
  readonly aboveBand: number;
  /** The same in standard deviations. */
  readonly score: number;
}

/** Sets of spectra without feedback in which a spike is seen. */
const falseAlarms = 0.01;
/** Modes are narrower, amplified bands wider. */
const widestSpikeNm = 1;
/** Widths of a spike in channels that are tried, up to that. */
const widths = [1, 2, 3, 5, 8, 13, 21, 34];
/** Of finer spectra so many neighbouring channels are added up that no more are left: a line covers several of them anyway. */
const mostChannels = 800;

/** Fewer channels hold no band. */
const shortestSpectrum = 32;

/**
 * Narrow peaks that stand on the smooth emission band of spectra, as the modes of a cavity or of a random laser do: any few
 * neighbouring channels that lie further above the band than chance takes any of them in one set in a hundred. The noise is
 * that of the channels of each spectrum.
 *
 * @param input.spectra one entry a channel; channels nearly evenly spaced
 */
export function lasingSpikes(input: {
  readonly wavelengthNm: ArrayLike<number>;
  readonly spectra: readonly Float64Array[];
}): LasingSpike[] {
  if (input.wavelengthNm.length < shortestSpectrum) return [];
  const together = Math.ceil(input.wavelengthNm.length / mostChannels);
  const wavelengthNm = addedUp(input.wavelengthNm, together).map((sum) => sum / together);
  const channels = wavelengthNm.length - 1;
  const channelNm = Math.abs(wavelengthNm[channels] - wavelengthNm[0]) / channels;
  const widestSpike = Math.max(1, Math.floor(widestSpikeNm / channelNm));
  const tried = widths.filter((width) => width <= widestSpike);
  const searched = input.spectra.flatMap((counts, index) => {
    const spectrum = addedUp(counts, together);
    const extent = bandExtent(spectrum, widestSpike);
    if (extent === undefined) return [];
    const scatter = channelScatter(spectrum, extent);
    return [{ index, spectrum, scatter, band: smoothBand(spectrum, extent, scatter), tried }];
  });
  const chances = searched.reduce((sum, { band }) => sum + tried.length * band.counts.length, 0);
  return searched.flatMap((search) =>
    standingOut(search, studentTQuantile(1 - falseAlarms / chances, search.scatter.freedom)).map((found) => ({
      spectrum: search.index,
      wavelengthNm: wavelengthNm[found.channel],
      counts: found.counts / together,
      aboveBand: found.aboveBand,
      score: found.score,
    })),
  );
}

/** Sums of so many neighbours; what is left over at the end is dropped. */
function addedUp(values: ArrayLike<number>, together: number): Float64Array {
  return Float64Array.from({ length: Math.floor(values.length / together) }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < together; i++) sum += values[k * together + i];
    return sum;
  });
}
