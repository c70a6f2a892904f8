import type { SpectrumSeries } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';

/** Intensity, and perhaps width, against fluence, as a `FluenceScan` has them. One entry a point in all arrays. */
export interface IntensityTable {
  readonly kind: 'fluence-scan';
  readonly fluenceUjPerCm2: ArrayLike<number>;
  readonly intensity: ArrayLike<number>;
  /** Standard deviation of each intensity, where stated. */
  readonly intensityError?: ArrayLike<number>;
  readonly fwhmNm?: ArrayLike<number>;
}

/** What a threshold is read from. */
export type ThresholdSeries = SpectrumSeries | IntensityTable;

/** Rows of one fluence as one, fluences rising. */
export interface OrderedSeries {
  readonly fluenceUjPerCm2: Float64Array;
  /** For each fluence the positions in the given series, one or, for repeats, several. */
  readonly members: readonly (readonly number[])[];
}

/**
 * Sorts a series by fluence and joins repeats.
 *
 * @throws InputError for fluences that are not above 0
 */
export function ordered(fluences: ArrayLike<number>): OrderedSeries {
  const groups = new Map<number, number[]>();
  Array.from(fluences).forEach((fluence, i) => {
    if (!(fluence > 0 && fluence < Infinity))
      throw new InputError(`Fluence ${i + 1} of the series is ${fluence} uJ/cm2; it has to be above 0.`);
    groups.set(fluence, [...(groups.get(fluence) ?? []), i]);
  });
  const sorted = [...groups].sort(([a], [b]) => a - b);
  return {
    fluenceUjPerCm2: Float64Array.from(sorted, ([fluence]) => fluence),
    members: sorted.map(([, members]) => members),
  };
}

/** The mean of some entries of a list, by their positions. */
export function meanAt(values: ArrayLike<number>, members: readonly number[]): number {
  return members.reduce((sum, i) => sum + values[i], 0) / members.length;
}
