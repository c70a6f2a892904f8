import { InputError } from '@modalgain/numerics';

/** A slit or blade whose position sets the length of the stripe. */
export interface SlitScale {
  /** Position at which the stripe has no length. */
  readonly zeroUm: number;
  /** Whether the stripe grows with the position or against it. */
  readonly direction: 'increasing' | 'decreasing';
}

/**
 * Lengths of the stripe from positions of the slit: their distance from its zero, in the direction in which it opens.
 *
 * @param file whose positions these are, for the message
 * @throws InputError for a position at the zero or beyond it, where there is no stripe
 */
export function stripeLengthsOf(
  positionUm: Float64Array,
  { zeroUm, direction }: SlitScale,
  file: string,
): Float64Array {
  const sign = direction === 'increasing' ? 1 : -1;
  return positionUm.map((position) => {
    // 12 digits: 0.1 + 0.2 of a position in mm is not to make a length of its own.
    const lengthUm = Number((sign * (position - zeroUm)).toPrecision(12));
    if (lengthUm > 0) return lengthUm;
    throw new InputError(
      `found the slit at ${position} um, which with its zero at ${zeroUm} um and lengths that are ${direction} with the position is a stripe of ${lengthUm} um; expected one above 0. Mend zero or direction, or leave the file out (a spectrum without stripe can be the background).`,
      { file },
    );
  });
}
