/** One observable against fluence. Arrays have one entry a fluence, fluences rising. */
export interface FluenceCurve {
  readonly fluenceUjPerCm2: Float64Array;
  /** ln intensity, width in nm, or a share from 0 to 1. */
  readonly values: Float64Array;
  /** Standard deviation of each value. */
  readonly sigmas: Float64Array;
  /** Degrees of freedom of the scatter that the sigmas come from; Infinity where they are stated. */
  readonly freedom: number;
}

/** Where a definition puts the threshold on a curve, or why it finds none. */
export type Location =
  | { readonly kind: 'at'; readonly fluenceUjPerCm2: number }
  | { readonly kind: 'nowhere'; readonly why: string; readonly next: string };

/** The location at a fluence; nowhere if that is no number, as on a curve that is flat or damaged. */
export function at(fluenceUjPerCm2: number): Location {
  if (fluenceUjPerCm2 > 0 && fluenceUjPerCm2 < Infinity) return { kind: 'at', fluenceUjPerCm2 };
  return {
    kind: 'nowhere',
    why: 'The curve has no such point.',
    next: 'Look at the curve: it may be flat.',
  };
}

/** The mean of some entries. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** An even grid, ends included. */
export function evenGrid(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}
