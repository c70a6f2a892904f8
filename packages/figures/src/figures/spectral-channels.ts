import type { Determination, Estimate } from '@modalgain/numerics';
import type { SpectralGainResult, StripeResult } from '@modalgain/study';

/** The gain spectrum of one scan of a film. */
export interface SpectralScan {
  readonly fluenceUjPerCm2: StripeResult['fluenceUjPerCm2'];
  readonly spectralGain: SpectralGainResult;
}

export const estimateOf = (quantity: Determination | undefined): Estimate | undefined =>
  quantity?.kind === 'determined' ? quantity.estimate : undefined;

/** Channels from `from` up to `to`, not included. */
interface Channels {
  readonly from: number;
  readonly to: number;
}

/**
 * The channels worth seeing: around the peak, or the one that is known best, as far as the 95 % interval is not wider than the largest
 * gain there. Farther out, where there is no light, a channel says anything.
 */
function seenChannels({ netGainPerCm: { x, y, lower, upper }, peak }: SpectralGainResult): Channels {
  const widths = y.map((_, i) => (upper[i] ?? Infinity) - (lower[i] ?? -Infinity));
  const distances = x.map((nm) => Math.abs(nm - (peak.wavelengthNm?.value ?? NaN)));
  const ranks = peak.wavelengthNm ? distances : widths;
  const best = ranks.indexOf(Math.min(...ranks));
  const largest = estimateOf(peak.netGainPerCm)?.value ?? Math.abs(y[best] ?? 0);
  const seen = (i: number): boolean => (widths[i] ?? Infinity) <= Math.max(largest, widths[best] ?? 0);
  let [from, to] = [best, best + 1];
  while (from > 0 && seen(from - 1)) from -= 1;
  while (to < y.length && seen(to)) to += 1;
  return { from, to };
}

type Band = SpectralGainResult['netGainPerCm'];

const cut = ({ x, y, lower, upper }: Band, { from, to }: Channels): Band => ({
  x: x.slice(from, to),
  y: y.slice(from, to),
  lower: lower.slice(from, to),
  upper: upper.slice(from, to),
});

/** The result in the channels worth seeing alone. */
export function seenPart(scan: SpectralScan): SpectralScan {
  const { spectralGain } = scan;
  const channels = seenChannels(spectralGain);
  const { source } = spectralGain;
  return {
    ...scan,
    spectralGain: {
      ...spectralGain,
      netGainPerCm: cut(spectralGain.netGainPerCm, channels),
      sourcePerCm: cut(spectralGain.sourcePerCm, channels),
      source: source && {
        ...source,
        photoluminescence: source.photoluminescence.slice(channels.from, channels.to),
      },
    },
  };
}
