import { median, solveSymmetric } from '@modalgain/numerics';
import { scatterAt, type ChannelScatter } from './channel-scatter.js';

/** The part of a spectrum that is bright. */
export interface BandExtent {
  /** First channel of the band and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Channels within half its largest value. */
  readonly width: number;
  /** Its counts with what is narrow taken off roughly, one entry a channel of the band. */
  readonly rough: Float64Array;
}

/** What a band would be without anything narrow on it. */
export interface SmoothBand {
  readonly from: number;
  /** One entry a channel of the band. */
  readonly counts: Float64Array;
  /** Variance of `counts` over that of one channel. */
  readonly relativeVariance: number;
}

/** A running median over twice the width of a spike, and a little more, leaves it out. */
const medianHalfWidths = 1.25;
/** A band that is not much wider than a spike may be looks like one. */
const narrowestBand = 16;
const bandWidths = 3;
/** The band reaches as far as it has this share of its largest value. */
const bandShare = 0.1;
/** Half-width of the local polynomials as a share of the band's width, and their degree. */
const windowShare = 0.35;
const terms = 5;
/** Variance of the middle of a polynomial of degree 4 through n channels: 225/64 of n-th. */
const middleVariance = 225 / 64;
/** Rounds in which channels so many standard deviations above are left out. */
const rounds = 4;
const leftOut = 2.5;

/**
 * Where the band of a spectrum lies that may have spikes of up to so many channels on it.
 *
 * @returns undefined where there is no band wide enough to tell a spike from it
 */
export function bandExtent(spectrum: Float64Array, widestSpike: number): BandExtent | undefined {
  const rough = runningMedian(spectrum, Math.ceil(medianHalfWidths * widestSpike));
  const half = stretchAbove(rough, 0.5);
  const width = half.to - half.from;
  if (width < Math.max(narrowestBand, bandWidths * widestSpike)) return undefined;
  const { from, to } = stretchAbove(rough, bandShare);
  return { from, to, width, rough: rough.slice(from, to) };
}

/** The smooth band: local polynomials of degree 4 through the channels that do not stand above it. */
export function smoothBand(
  spectrum: Float64Array,
  { from, to, width, rough }: BandExtent,
  scatter: ChannelScatter,
): SmoothBand {
  const reach = Math.round(windowShare * width);
  let counts = rough;
  for (let round = 0; round < rounds; round++) {
    const band = counts;
    const used = (j: number): boolean => {
      if (j < from || j >= to) return true;
      const below = band[j - from];
      return spectrum[j] - below <= leftOut * scatterAt(scatter, below);
    };
    counts = band.map((before, k) => localValue(spectrum, { centre: from + k, reach, used }) ?? before);
  }
  return { from, counts, relativeVariance: middleVariance / (2 * reach + 1) };
}

function runningMedian(spectrum: Float64Array, halfWidth: number): Float64Array {
  return spectrum.map((_, j) => median(spectrum.subarray(Math.max(0, j - halfWidth), j + halfWidth + 1)));
}

/** The channels around the peak that reach a share of it; none without light. */
function stretchAbove(rough: Float64Array, share: number): { from: number; to: number } {
  const largest = rough.reduce((a, b) => Math.max(a, b), 0);
  if (!(largest > 0)) return { from: 0, to: 0 };
  let from = rough.indexOf(largest);
  let to = from + 1;
  while (from > 0 && rough[from - 1] >= share * largest) from--;
  while (to < rough.length && rough[to] >= share * largest) to++;
  return { from, to };
}

/** The value of the local polynomial at its centre; undefined where too few channels are left. */
function localValue(
  spectrum: Float64Array,
  window: { readonly centre: number; readonly reach: number; readonly used: (channel: number) => boolean },
): number | undefined {
  const { centre, reach, used } = window;
  const matrix = new Float64Array(terms * terms);
  const right = new Float64Array(terms);
  const powers = new Float64Array(2 * terms - 1);
  for (let j = Math.max(0, centre - reach); j <= Math.min(spectrum.length - 1, centre + reach); j++) {
    if (!used(j)) continue;
    const x = (j - centre) / reach;
    let power = 1;
    for (let k = 0; k < powers.length; k++) {
      powers[k] += power;
      if (k < terms) right[k] += power * spectrum[j];
      power *= x;
    }
  }
  for (let a = 0; a < terms; a++) for (let b = 0; b < terms; b++) matrix[a * terms + b] = powers[a + b];
  return solveSymmetric(matrix, right)?.[0];
}
