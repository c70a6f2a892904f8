import type { StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';

/** A point that the user leaves out of the fit; it stays in the results and on the figures. */
export interface ExcludedPoint {
  /** Index in the scan, from 0. */
  readonly index: number;
  readonly reason: string;
}

/** The points of a scan that a fit uses, in the scan's order, in the units of the fit. */
export interface StripePoints {
  /** For each used point, its index in the scan. */
  readonly index: readonly number[];
  readonly lengthCm: Float64Array;
  /** Intensity divided by `intensityScale`. */
  readonly intensity: Float64Array;
  /** Stated standard deviations divided by `intensityScale`. */
  readonly sigma?: Float64Array;
  /** The largest absolute intensity of the used points, in the file's unit. */
  readonly intensityScale: number;
}

const umPerCm = 1e4;

/**
 * The used points of a scan.
 *
 * @throws InputError where lengths, intensities or errors are not usable numbers, or an excluded index is not in the scan
 */
export function usedPoints(scan: StripeScan, exclude: readonly ExcludedPoint[]): StripePoints {
  checkScan(scan);
  const excluded = new Set(exclude.map(({ index }) => index));
  for (const index of excluded) {
    if (!Number.isInteger(index) || index < 0 || index >= scan.stripeLengthUm.length)
      throw new InputError(
        `There is no point ${index} to exclude: the scan has points 0 to ${scan.stripeLengthUm.length - 1}.`,
        { file: scan.provenance.file },
      );
  }
  const index = [...scan.stripeLengthUm.keys()].filter((i) => !excluded.has(i));
  return selectPoints(scan, index);
}

/** The points of a scan with the given indices. */
export function selectPoints(scan: StripeScan, index: readonly number[]): StripePoints {
  const intensityScale = index.reduce((scale, i) => Math.max(scale, Math.abs(scan.intensity[i])), 0) || 1;
  const { intensityError } = scan;
  return {
    index,
    lengthCm: Float64Array.from(index, (i) => scan.stripeLengthUm[i] / umPerCm),
    intensity: Float64Array.from(index, (i) => scan.intensity[i] / intensityScale),
    ...(intensityError === undefined
      ? {}
      : { sigma: Float64Array.from(index, (i) => intensityError[i] / intensityScale) }),
    intensityScale,
  };
}

function checkScan(scan: StripeScan): void {
  const { stripeLengthUm, intensity, intensityError } = scan;
  const place = { file: scan.provenance.file };
  if (intensity.length !== stripeLengthUm.length)
    throw new InputError(
      `A stripe scan needs one intensity a length, not ${intensity.length} for ${stripeLengthUm.length}.`,
      place,
    );
  for (let i = 0; i < stripeLengthUm.length; i++) {
    if (!(stripeLengthUm[i] > 0 && Number.isFinite(stripeLengthUm[i])))
      throw new InputError(
        `Point ${i} has the stripe length ${stripeLengthUm[i]} um; it must be above 0.`,
        place,
      );
    if (!Number.isFinite(intensity[i]))
      throw new InputError(
        `Point ${i} has the intensity ${intensity[i]}; exclude it or mend the file.`,
        place,
      );
    if (intensityError !== undefined && !(intensityError[i] > 0 && Number.isFinite(intensityError[i])))
      throw new InputError(
        `Point ${i} states the standard deviation ${intensityError[i]}; it must be above 0.`,
        place,
      );
  }
}
