/**
 * A number with its uncertainty. Nothing that is computed from measurements is stored or printed without one.
 *
 * `interval95` may be open: an end that the data do not bound is `-Infinity` or `Infinity` (`null` in JSON).
 */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly interval95: readonly [number, number];
  /** How value and interval were got, in words that fit a table cell, e.g. "profile likelihood". */
  readonly method: string;
}

/** A quantity that the data settle, or do not. Physics outcomes are values, not exceptions. */
export type Determination =
  | { readonly kind: 'determined'; readonly estimate: Estimate }
  | {
      readonly kind: 'not-determined';
      /** What about the data leaves the quantity open, one sentence. */
      readonly why: string;
      /** The measurement that would settle it, one sentence. */
      readonly next: string;
      /** What the data do say, where they say anything: ends may be open. */
      readonly interval95?: readonly [number, number];
    };

/** Half the width of a two-sided 95 % interval of the normal distribution, in standard deviations. */
export const normalQuantile975 = 1.959963984540054;

/** An estimate whose interval is value +- 1.96 standard errors. */
export function normalEstimate(value: number, standardError: number, method: string): Estimate {
  const half = normalQuantile975 * standardError;
  return { value, standardError, interval95: [value - half, value + half], method };
}

/** An estimate of a positive quantity whose logarithm is normal: the interval is value times and over exp(1.96 relative errors). */
export function logNormalEstimate(value: number, relativeError: number, method: string): Estimate {
  const factor = Math.exp(normalQuantile975 * relativeError);
  return {
    value,
    standardError: value * relativeError,
    interval95: [value / factor, value * factor],
    method,
  };
}
