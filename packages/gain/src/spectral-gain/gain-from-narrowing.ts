import {
  findRoot,
  formatEstimate,
  formatSignificant,
  normalEstimate,
  propagate,
  type Determination,
  type Estimate,
} from '@modalgain/numerics';
import { narrowedWidthNm, type NarrowingSource } from './narrowing.js';

export interface NarrowingInput {
  /** Full width at half maximum of the amplified band, the instrument's own width taken off. */
  readonly fwhmNm: Estimate;
  /** Full width at half maximum of the gain line; without it narrowing says nothing of the gain. */
  readonly gainLineWidthNm: Estimate | undefined;
  readonly stripeLengthUm: Estimate;
  readonly source: NarrowingSource;
  /**
   * Loss at all wavelengths, by which the net gain is less than the gain that narrows; default none. Where it was fitted
   * together with the width it changes by so much a nm of it, and its error is what is left then.
   */
  readonly loss?: { readonly lossPerCm: Estimate; readonly changePerWidthNm: number };
}

/** What the gain rests on: it is relative to the width of the gain line, so that goes with it. */
function methodOf(gainLineWidthNm: Estimate, source: NarrowingSource): string {
  const emission =
    source === 'flat' ? 'flat' : source === 'gain-line' ? "the gain line's" : 'the photoluminescence';
  return `narrowing of an unsaturated Gaussian gain line ${formatEstimate(gainLineWidthNm)} nm wide, source: ${emission}`;
}

const noLoss = { lossPerCm: normalEstimate(0, 0, 'none'), changePerWidthNm: 0 };

/** Beyond this g0 L light saturates, whatever the film. */
const largestGainLength = 60;

/** An interval counts as an answer where half of it is at most this share of the gain. */
const largestRelativeHalfWidth = 0.5;

/**
 * A second opinion on the peak gain from the width of the amplified band at one stripe length: the g0 L whose narrowed
 * width is the measured one, over L. Holds for a Gaussian gain line without saturation, which would widen the band and lower the
 * result. Without a loss stated, what loss there is adds to it, so that it is nearer to the peak modal gain.
 */
export function gainFromNarrowing(input: NarrowingInput): Determination {
  const { fwhmNm, gainLineWidthNm, stripeLengthUm, source, loss = noLoss } = input;
  if (gainLineWidthNm === undefined)
    return {
      kind: 'not-determined',
      why: 'The width of the gain line is not known, and narrowing is relative to it.',
      next: 'Take it from the gain spectrum of spectra against stripe length.',
    };
  const gain = propagate(
    [fwhmNm, gainLineWidthNm, stripeLengthUm, loss.lossPerCm],
    ([fwhm, width, lengthUm, lossPerCm]) => {
      const lengthCm = lengthUm / 1e4;
      const lossAtWidth = lossPerCm + loss.changePerWidthNm * (width - gainLineWidthNm.value);
      return (
        gainLengthOf({ fwhm, width, source, lossLength: lossAtWidth * lengthCm }) / lengthCm - lossAtWidth
      );
    },
    methodOf(gainLineWidthNm, source),
  );
  const [lower, upper] = gain.interval95;
  if (gain.value > 0 && (upper - lower) / 2 <= largestRelativeHalfWidth * gain.value)
    return { kind: 'determined', estimate: gain };
  const ratio = formatSignificant(fwhmNm.value / gainLineWidthNm.value, 2);
  return {
    kind: 'not-determined',
    why: `A band of ${ratio} times the gain line's width has not narrowed enough to tell the gain.`,
    next: 'Use a longer stripe, or a better known width of the gain line.',
    interval95: [lower, upper],
  };
}

/**
 * g0 L from a width: 0 where the band is as wide as without gain or wider, infinite where it is narrower than any gain
 * makes it.
 */
function gainLengthOf(band: {
  readonly fwhm: number;
  readonly width: number;
  readonly source: NarrowingSource;
  readonly lossLength: number;
}): number {
  const { fwhm, width: gainLineWidthNm, source, lossLength } = band;
  if (!(gainLineWidthNm > 0)) return NaN;
  const excess = (peakGainLength: number): number =>
    (narrowedWidthNm({ peakGainLength, gainLineWidthNm, source, lossLength }) ?? Number.MAX_VALUE) - fwhm;
  if (excess(0) <= 0) return 0;
  if (excess(largestGainLength) >= 0) return Infinity;
  return findRoot({ f: excess, lower: 0, upper: largestGainLength, tolerance: 1e-7 });
}
