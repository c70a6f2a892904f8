import {
  findRoot,
  formatEstimate,
  formatSignificant,
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
}

/** What the gain rests on: it is relative to the width of the gain line, so that goes with it. */
function methodOf(gainLineWidthNm: Estimate, source: NarrowingSource): string {
  const emission =
    source === 'flat' ? 'flat' : source === 'gain-line' ? "the gain line's" : 'the photoluminescence';
  return `narrowing of an unsaturated Gaussian gain line ${formatEstimate(gainLineWidthNm)} nm wide, source: ${emission}`;
}

/** Beyond this g0 L light saturates, whatever the film. */
const largestGainLength = 60;

/** An interval counts as an answer where half of it is at most this share of the gain. */
const largestRelativeHalfWidth = 0.5;

/**
 * A second opinion on the peak gain from the width of the amplified band at one stripe length: the g0 L whose narrowed
 * width is the measured one, over L. Holds for a Gaussian gain line without saturation, which would widen the band and lower the
 * result; loss adds to it, so that it is the peak modal gain where the loss is small beside it.
 */
export function gainFromNarrowing(input: NarrowingInput): Determination {
  const { fwhmNm, gainLineWidthNm, stripeLengthUm, source } = input;
  if (gainLineWidthNm === undefined)
    return {
      kind: 'not-determined',
      why: 'The width of the gain line is not known, and narrowing is relative to it.',
      next: 'Take it from the gain spectrum of spectra against stripe length.',
    };
  const gain = propagate(
    [fwhmNm, gainLineWidthNm, stripeLengthUm],
    ([fwhm, width, lengthUm]) => (gainLengthOf(fwhm, width, source) * 1e4) / lengthUm,
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
function gainLengthOf(fwhmNm: number, gainLineWidthNm: number, source: NarrowingSource): number {
  if (!(gainLineWidthNm > 0)) return NaN;
  const excess = (peakGainLength: number): number =>
    (narrowedWidthNm({ peakGainLength, gainLineWidthNm, source }) ?? Number.MAX_VALUE) - fwhmNm;
  if (excess(0) <= 0) return 0;
  if (excess(largestGainLength) >= 0) return Infinity;
  return findRoot({ f: excess, lower: 0, upper: largestGainLength, tolerance: 1e-7 });
}
