import type { ChannelScatter } from './channel-scatter.js';
import type { SmoothBand } from './smooth-band.js';

/** Pixels differ by less than this share; what is lower is no mode of a laser. */
const leastAboveBand = 0.05;

/** The band of one spectrum with what counts as a spike. */
export interface SearchedBand {
  readonly spectrum: Float64Array;
  readonly band: SmoothBand;
  readonly scatter: ChannelScatter;
  /** Widths in channels. */
  readonly tried: readonly number[];
}

/** What stands out at one place. */
export interface Candidate {
  /** Its middle. */
  readonly channel: number;
  readonly counts: number;
  readonly aboveBand: number;
  readonly score: number;
}

/** The spikes of one spectrum beyond a limit in standard deviations, the clearest first; what belongs to one spike counts once. */
export function standingOut(search: SearchedBand, limit: number): Candidate[] {
  const { spectrum, band } = search;
  const kept: Candidate[] = [];
  const excess = (channel: number): number => spectrum[channel] - band.counts[channel - band.from];
  /** Two spikes have a dip to below half the lower one between them. */
  const areApart = (a: Candidate, b: Candidate): boolean => {
    const half = Math.min(excess(a.channel), excess(b.channel)) / 2;
    for (let j = Math.min(a.channel, b.channel); j < Math.max(a.channel, b.channel); j++)
      if (excess(j) < half) return true;
    return false;
  };
  for (const next of candidates(search, limit).sort((a, b) => b.score - a.score))
    if (kept.every((other) => areApart(other, next))) kept.push(next);
  return kept;
}

function candidates({ spectrum, band, scatter, tried }: SearchedBand, limit: number): Candidate[] {
  return tried
    .flatMap((width) =>
      Array.from({ length: Math.max(0, band.counts.length - width + 1) }, (_, first) => {
        const from = band.from + first;
        const below = sum(band.counts.subarray(first, first + width));
        const excess = sum(spectrum.subarray(from, from + width)) - below;
        return {
          channel: from + Math.floor((width - 1) / 2),
          counts: excess / width,
          aboveBand: excess / below,
          score: scoreOf({ below, excess, width, scatter }) / Math.sqrt(1 + width * band.relativeVariance),
        };
      }),
    )
    .filter(({ score, aboveBand }) => score > limit && aboveBand > leastAboveBand);
}

/**
 * Excess in standard deviations. Few photons scatter further up than down; the square root of the counts scatters evenly
 * (F. J. Anscombe, doi:10.1093/biomet/35.3-4.246).
 */
function scoreOf(input: {
  readonly below: number;
  readonly excess: number;
  readonly width: number;
  readonly scatter: ChannelScatter;
}): number {
  const { below, excess, width, scatter } = input;
  const { readVariance, photonCounts } = scatter;
  if (photonCounts === 0) return excess / Math.sqrt(width * readVariance);
  const dark = (width * readVariance) / photonCounts + (3 / 8) * photonCounts;
  const root = (counts: number): number => Math.sqrt(Math.max(0, counts + dark) / photonCounts);
  return 2 * (root(below + excess) - root(below));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
