import type { StripeScan } from '@modalgain/measurements';
import { fitEquationOne, type EquationOneFit } from './equation-one-fit.js';
import { studentEstimate } from './estimates.js';
import { selectPoints, type StripePoints } from './points.js';
import type { EquationOneWindow } from './stripe-fit.js';

/** The fewest points of a window that the search for the best R2 looks at. */
const smallestWindow = 6;

/** The points of a scan between two lengths, ends included. */
function indicesWithin(scan: StripeScan, index: readonly number[], fromUm: number, toUm: number): number[] {
  return index.filter((i) => scan.stripeLengthUm[i] >= fromUm && scan.stripeLengthUm[i] <= toUm);
}

/**
 * What Eq. 1 alone would have said on all points, on the window from the shortest stripe that has the best R2, and on the
 * window that the user gave; each with the bias that the averaged model predicts for it.
 */
export function equationOneWindows(input: {
  readonly scan: StripeScan;
  readonly points: StripePoints;
  /** The averaged model at each point of the scan, in the points' scale. */
  readonly expected: Float64Array;
  readonly netGainPerCm: number;
  readonly window?: { readonly fromUm: number; readonly toUm: number };
}): EquationOneWindow[] {
  const { scan, points, window } = input;
  const lengths = points.index.map((i) => scan.stripeLengthUm[i]).sort((a, b) => a - b);
  const shortest = lengths[0];
  const longest = lengths[lengths.length - 1];
  const windows: Pick<EquationOneWindow, 'rule' | 'fromUm' | 'toUm'>[] = [
    { rule: 'all-points', fromUm: shortest, toUm: longest },
  ];
  const best = bestWindowEnd(scan, points, lengths);
  if (best !== undefined) windows.push({ rule: 'best-r2', fromUm: shortest, toUm: best });
  if (window !== undefined) windows.push({ rule: 'given', fromUm: window.fromUm, toUm: window.toUm });
  return windows.flatMap((candidate) => describeWindow(candidate, input));
}

function bestWindowEnd(
  scan: StripeScan,
  points: StripePoints,
  lengths: readonly number[],
): number | undefined {
  let best: { r2: number; toUm: number } | undefined;
  let fit: EquationOneFit | undefined;
  for (const toUm of new Set(lengths.slice(smallestWindow - 1))) {
    const index = indicesWithin(scan, points.index, lengths[0], toUm);
    fit = fitEquationOne(selectPoints(scan, index), fit?.netGainPerCm);
    if (fit !== undefined && fit.r2 > (best?.r2 ?? -Infinity)) best = { r2: fit.r2, toUm };
  }
  return best?.toUm;
}

function describeWindow(
  window: Pick<EquationOneWindow, 'rule' | 'fromUm' | 'toUm'>,
  input: Parameters<typeof equationOneWindows>[0],
): EquationOneWindow[] {
  const index = indicesWithin(input.scan, input.points.index, window.fromUm, window.toUm);
  const measured = fitEquationOne(selectPoints(input.scan, index));
  const modelled = fitEquationOne(selectPoints({ ...input.scan, intensity: input.expected }, index));
  if (measured === undefined || modelled === undefined) return [];
  return [
    {
      ...window,
      pointCount: index.length,
      netGainPerCm: studentEstimate({
        value: measured.netGainPerCm,
        standardError: measured.standardErrorPerCm,
        degreesOfFreedom: measured.degreesOfFreedom,
        method: 'unweighted Eq. 1',
      }),
      sourcePerCm: measured.sourcePerCm * selectPoints(input.scan, index).intensityScale,
      predictedBiasPerCm: modelled.netGainPerCm - input.netGainPerCm,
    },
  ];
}
