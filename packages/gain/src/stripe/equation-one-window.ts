import type { StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import { fitEquationOne } from './equation-one-fit.js';
import { studentEstimate } from './estimates.js';
import { selectPoints, usedPoints, type ExcludedPoint } from './points.js';

/** Stripe lengths from and to, ends included. */
export interface LengthWindow {
  readonly fromUm: number;
  readonly toUm: number;
}

/** What an unweighted fit of Eq. 1 to part of a scan says, as a plotting program would report it. */
export interface WindowFit extends LengthWindow {
  readonly pointCount: number;
  readonly netGainPerCm: Estimate;
  /** A of Eq. 1 in the file's intensity unit a cm: with the gain it draws the curve. */
  readonly sourcePerCm: number;
}

/** The points of a scan between two lengths, ends included. */
export function indicesWithin(
  scan: StripeScan,
  index: readonly number[],
  { fromUm, toUm }: LengthWindow,
): number[] {
  return index.filter((i) => scan.stripeLengthUm[i] >= fromUm && scan.stripeLengthUm[i] <= toUm);
}

/**
 * Eq. 1 without weights and without offset on the points of a window.
 *
 * @returns undefined where the window holds fewer than three points, no light, or the fit does not settle
 * @throws InputError as `fitStripe`
 */
export function equationOneInWindow(
  scan: StripeScan,
  window: LengthWindow,
  exclude: readonly ExcludedPoint[] = [],
): WindowFit | undefined {
  return windowFit(scan, usedPoints(scan, exclude).index, window);
}

/** The same for the points with the given indices. */
export function windowFit(
  scan: StripeScan,
  used: readonly number[],
  window: LengthWindow,
): WindowFit | undefined {
  const points = selectPoints(scan, indicesWithin(scan, used, window));
  const fit = fitEquationOne(points);
  return (
    fit && {
      ...window,
      pointCount: points.index.length,
      netGainPerCm: studentEstimate({
        value: fit.netGainPerCm,
        standardError: fit.standardErrorPerCm,
        degreesOfFreedom: fit.degreesOfFreedom,
        method: 'unweighted Eq. 1',
      }),
      sourcePerCm: fit.sourcePerCm * points.intensityScale,
    }
  );
}
