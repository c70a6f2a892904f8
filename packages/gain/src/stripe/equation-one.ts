import type { StripeScan } from '@modalgain/measurements';
import { fitEquationOne, type EquationOneFit } from './equation-one-fit.js';
import { indicesWithin, windowFit, type LengthWindow } from './equation-one-window.js';
import { selectPoints, type StripePoints } from './points.js';
import type { EquationOneWindow } from './stripe-fit.js';

/** The fewest points of a window that the search for the best R2 looks at. */
const smallestWindow = 6;

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
  readonly window?: LengthWindow;
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
    const index = indicesWithin(scan, points.index, { fromUm: lengths[0], toUm });
    fit = fitEquationOne(selectPoints(scan, index), fit?.netGainPerCm);
    if (fit !== undefined && fit.r2 > (best?.r2 ?? -Infinity)) best = { r2: fit.r2, toUm };
  }
  return best?.toUm;
}

function describeWindow(
  { rule, fromUm, toUm }: Pick<EquationOneWindow, 'rule' | 'fromUm' | 'toUm'>,
  { scan, points: { index }, expected, netGainPerCm }: Parameters<typeof equationOneWindows>[0],
): EquationOneWindow[] {
  const window = { fromUm, toUm };
  const measured = windowFit(scan, index, window);
  const modelled = windowFit({ ...scan, intensity: expected }, index, window);
  if (measured === undefined || modelled === undefined) return [];
  return [{ ...measured, rule, predictedBiasPerCm: modelled.netGainPerCm.value - netGainPerCm }];
}
