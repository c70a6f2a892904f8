import { type Estimate, normalEstimate } from '@modalgain/numerics';
import { correlationLength } from './correlation-length.js';
import { type RegionHeights, removeRowMeans } from './row-means.js';

/** How rough a region is, or why that cannot be said. */
export type RegionRoughness =
  | {
      readonly kind: 'determined';
      /** Root mean square height, corrected for what the levelling of the rows took away. */
      readonly sqNm: Estimate;
      /** The same as levelled, without correction. */
      readonly plainSqNm: number;
      /** Lag along the rows where the autocorrelation has fallen to 1/e. */
      readonly correlationLengthNm: Estimate;
      /** The share of Sq^2 that levelling took away and the correction gave back. */
      readonly levellingBias: number;
      /** Whether the correction is small enough to be trusted to first order. */
      readonly correctionHolds: boolean;
    }
  | { readonly kind: 'not-determined'; readonly why: string };

/** Beyond this T/L the first-order correction is no longer good, and its whole size enters the uncertainty. */
const largestLengthShare = 0.1;
/** How far the levelling bias of an exponential autocorrelation (2 T/L) is from that of a Gaussian one (sqrt(pi) T/L). */
const shapeShare = 2 / Math.sqrt(Math.PI) - 1;

/** u(T)/T over T/sqrt(area), from simulated Gaussian surfaces (the tests hold it to its coverage). */
const lengthScatter = 1.7;

/**
 * Sq and correlation length of a region, its rows brought to equal means first (row offsets are the instrument's). That
 * removes sqrt(pi) T/L of Sq^2, T the correlation length and L the mean row length in the region (Gaussian
 * autocorrelation), which is put back. One image holds so many independent bumps that u(Sq)/Sq is
 * sqrt(pi)/2 T/sqrt(area).
 *
 * @param task.zNm heights on a flat background
 */
export function regionRoughness(
  task: RegionHeights & { readonly pixelXNm: number; readonly pixelYNm: number },
): RegionRoughness {
  const { zNm, count, usedRows } = removeRowMeans(task);
  const rowLengthNm = (count * task.pixelXNm) / Math.max(usedRows, 1);
  const lengthNm = count > 1 ? correlationLength({ ...task, zNm, rowLengthNm }) : undefined;
  if (lengthNm === undefined) {
    return {
      kind: 'not-determined',
      why: 'The heights stay correlated over half a row: the region is too small.',
    };
  }
  const sumOfSquares = zNm.reduce((sum, z, pixel) => (task.use[pixel] === 1 ? sum + z * z : sum), 0);
  const levellingBias = Math.min(0.5, (Math.sqrt(Math.PI) * lengthNm) / rowLengthNm);
  const correctionHolds = lengthNm / rowLengthNm < largestLengthShare;
  const sq = Math.sqrt(sumOfSquares / count / (1 - levellingBias));
  const lengthShare = lengthNm / Math.sqrt(count * task.pixelXNm * task.pixelYNm);
  const scatter = (Math.sqrt(Math.PI) / 2) * lengthShare;
  const correction = (levellingBias / 2) * (correctionHolds ? shapeShare : 1);
  return {
    kind: 'determined',
    sqNm: normalEstimate(sq, sq * Math.hypot(scatter, correction), 'levelled heights, correlated roughness'),
    plainSqNm: Math.sqrt(sumOfSquares / count),
    correlationLengthNm: normalEstimate(
      lengthNm,
      lengthNm * Math.hypot(lengthScatter * lengthShare, correction),
      'autocorrelation along rows',
    ),
    levellingBias,
    correctionHolds,
  };
}
