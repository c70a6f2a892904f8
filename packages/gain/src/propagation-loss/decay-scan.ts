import { InputError } from '@modalgain/numerics';

/** Intensity at the sample's edge against the distance that light travelled through the unpumped film. */
export interface DecayScan {
  /** From the edge to the excited spot or stripe, in um, at least 0; in any order, repeats allowed. */
  readonly distanceUm: ArrayLike<number>;
  readonly intensity: ArrayLike<number>;
  /** Standard deviation of each intensity, where it is known. */
  readonly intensityError?: ArrayLike<number>;
  readonly file?: string;
}

/** What is known of a scan before the fit; intensities in the scan's unit. */
export interface DecayOptions {
  /**
   * Light that does not decay with distance. `none` (default): it was subtracted without error; `free`: fitted; else its
   * value with the standard error to which it is known, as a prior.
   */
  readonly background?: 'none' | 'free' | { readonly value: number; readonly standardError: number };
  /** Standard deviation of the detector at no light; default: from the scatter, with the relative noise. */
  readonly readNoise?: number;
}

/** The points of a scan in the units of the fit. */
export interface DecayPoints {
  readonly distanceCm: Float64Array;
  /** Divided by `intensityScale`. */
  readonly intensity: Float64Array;
  readonly sigma?: Float64Array;
  /** The largest intensity. */
  readonly intensityScale: number;
  /** From the nearest to the farthest point. */
  readonly rangeCm: number;
}

const umPerCm = 1e4;

/** Fewer points leave no scatter to judge a decay by. */
export const fewestDecayPoints = 4;

/**
 * Checks a scan and scales it.
 *
 * @throws InputError where numbers are unusable, points too few, or all at one distance
 */
export function decayPoints(scan: DecayScan): DecayPoints {
  const place = scan.file === undefined ? {} : { file: scan.file };
  checkDecay(scan, place);
  const distanceCm = Float64Array.from(scan.distanceUm, (um) => um / umPerCm);
  const intensityScale = Math.max(...Array.from(scan.intensity));
  const rangeCm = Math.max(...distanceCm) - Math.min(...distanceCm);
  if (!(rangeCm > 0)) throw new InputError('All points have one distance; a loss needs several.', place);
  if (!(intensityScale > 0))
    throw new InputError('No intensity is above 0; there is no light to follow.', place);
  const { intensityError } = scan;
  return {
    distanceCm,
    intensity: Float64Array.from(scan.intensity, (value) => value / intensityScale),
    ...(intensityError && { sigma: Float64Array.from(intensityError, (value) => value / intensityScale) }),
    intensityScale,
    rangeCm,
  };
}

function checkDecay(scan: DecayScan, place: { readonly file?: string }): void {
  const { distanceUm, intensity, intensityError } = scan;
  const count = distanceUm.length;
  if (intensity.length !== count || (intensityError !== undefined && intensityError.length !== count))
    throw new InputError(
      `A decay needs one intensity a distance, not ${intensity.length} for ${count}.`,
      place,
    );
  if (count < fewestDecayPoints)
    throw new InputError(`Found ${count} points; a loss needs at least ${fewestDecayPoints}.`, place);
  for (let i = 0; i < count; i++) {
    if (!(distanceUm[i] >= 0 && Number.isFinite(distanceUm[i])))
      throw new InputError(`Point ${i} has the distance ${distanceUm[i]} um; it must be 0 or more.`, place);
    if (!Number.isFinite(intensity[i]))
      throw new InputError(`Point ${i} has the intensity ${intensity[i]}; mend the file.`, place);
    if (intensityError !== undefined && !(intensityError[i] > 0 && Number.isFinite(intensityError[i])))
      throw new InputError(
        `Point ${i} states the standard deviation ${intensityError[i]}; it must be above 0.`,
        place,
      );
  }
}

/** Whether every reading is the same number: a decay cannot be, and nothing tells how much readings scatter. */
export function standsStill({ intensity }: DecayScan): boolean {
  return Array.from(intensity).every((value) => value === intensity[0]);
}
