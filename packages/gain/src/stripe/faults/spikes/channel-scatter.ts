import { median } from '@modalgain/numerics';

/** Variance of a channel: readVariance + photonCounts times its expected counts. */
export interface ChannelScatter {
  readonly readVariance: number;
  readonly photonCounts: number;
  /** How well they are known: degrees of freedom of a variance that is known as well. */
  readonly freedom: number;
}

export function scatterAt({ readVariance, photonCounts }: ChannelScatter, counts: number): number {
  return Math.sqrt(readVariance + photonCounts * Math.max(counts, 0));
}

/** Weights of a fourth difference, which a smooth band leaves near zero, and the sum of their squares. */
const binomials = [1, -4, 6, -4, 1];
const binomialSquares = 70;
/** Which channel of a difference it stands for. */
const middle = 2;
/** Median of the square of a standard normal variable. */
const medianSquare = 0.4549364;
/** Channels for one degree of freedom: the median is worth 0.37 of them, and neighbouring differences go together. */
const channelsPerFreedom = 5;

/** So many times the dark variance make shot noise clear, and so many channels a region to judge by. */
const clearlyMore = 3;
const fewestChannels = 30;

/**
 * Read and shot noise of a spectrum by medians of squared fourth differences, so that spikes on a few channels do not count:
 * read noise from the darkest quarter of all channels, shot noise from those of the band, or from those beside it where
 * these are clearly lit and scatter less: a band that is full of modes scatters by them.
 */
export function channelScatter(
  spectrum: Float64Array,
  band: { readonly from: number; readonly to: number },
): ChannelScatter {
  const channels = squaredDifferences(spectrum);
  const dark = [...channels].sort((a, b) => a.counts - b.counts).slice(0, Math.ceil(channels.length / 4));
  const darkVariance = varianceOf(dark);
  const darkCounts = Math.max(0, median(dark.map(({ counts }) => counts)));
  const isInside = (j: number): boolean => j + middle >= band.from && j + middle < band.to;
  const inside = channels.filter((_, j) => isInside(j));
  const beside = channels.filter((channel, j) => !isInside(j) && channel.counts > 2 * darkCounts);
  const regions = [inside];
  if (beside.length >= fewestChannels && varianceOf(beside) > clearlyMore * darkVariance)
    regions.push(beside);
  const estimates = regions.map((region) => ({
    photonCounts: photonCountsOf(region, { darkVariance, darkCounts }),
    freedom: Math.max(1, region.length / channelsPerFreedom),
  }));
  const { photonCounts, freedom } = estimates.reduce((a, b) => (b.photonCounts < a.photonCounts ? b : a));
  return { readVariance: Math.max(0, darkVariance - photonCounts * darkCounts), photonCounts, freedom };
}

interface Channel {
  readonly counts: number;
  readonly square: number;
}

function varianceOf(channels: readonly Channel[]): number {
  return median(channels.map(({ square }) => square)) / medianSquare;
}

function photonCountsOf(
  channels: readonly Channel[],
  { darkVariance, darkCounts }: { readonly darkVariance: number; readonly darkCounts: number },
): number {
  const ratios = channels.map(
    ({ counts, square }) => (square / medianSquare - darkVariance) / Math.max(counts - darkCounts, 1e-12),
  );
  return Math.max(0, median(ratios));
}

function squaredDifferences(spectrum: Float64Array): Channel[] {
  return Array.from(spectrum.subarray(binomials.length - 1), (_, j) => {
    let difference = 0;
    let sum = 0;
    binomials.forEach((weight, k) => {
      difference += weight * spectrum[j + k];
      sum += spectrum[j + k];
    });
    return { counts: sum / binomials.length, square: (difference * difference) / binomialSquares };
  });
}
