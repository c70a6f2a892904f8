import type { StripeScan } from '@modalgain/measurements';
import { leastSquares, type Estimate, type FitProblem } from '@modalgain/numerics';
import { studentEstimate } from './estimates.js';
import { selectPoints, type StripePoints } from './points.js';
import { startValues } from './start.js';
import type { EquationOneWindow } from './stripe-fit.js';
import { amplifiedLengthCm } from './small-signal.js';
import { emptyTwoWayPoint, evaluateTwoWay } from './two-way.js';

/** The unweighted two-parameter fit of Eq. 1 that a plotting program does. */
interface PlainFit {
  readonly netGainPerCm: Estimate;
  /** In the points' own intensity scale. */
  readonly sourcePerCm: number;
  /** 1 - residual sum/total sum of squares. */
  readonly r2: number;
}

/** The fewest points of a window that the search for the best R2 looks at. */
const smallestWindow = 6;

/**
 * Fits I = A (exp(g L) - 1)/g without weights and without offset.
 *
 * @returns undefined where there are too few points or the fit does not settle
 */
export function fitEquationOne(points: StripePoints): PlainFit | undefined {
  if (points.lengthCm.length < 3) return undefined;
  const [start] = startValues(points, 1, false);
  const problem = plainProblem(points, [Math.log(start.sourcePerCm), start.netGainPerCm]);
  const result = leastSquares(problem);
  if (!result.converged || !Number.isFinite(result.standardErrors[1])) return undefined;
  const mean = points.intensity.reduce((sum, value) => sum + value, 0) / points.intensity.length;
  const total = points.intensity.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    netGainPerCm: studentEstimate({
      value: result.values[1],
      standardError: result.standardErrors[1],
      degreesOfFreedom: result.degreesOfFreedom,
      method: 'unweighted Eq. 1',
    }),
    sourcePerCm: Math.exp(result.values[0]),
    r2: 1 - result.chiSquare / total,
  };
}

function plainProblem({ lengthCm, intensity }: StripePoints, start: readonly [number, number]): FitProblem {
  const point = emptyTwoWayPoint();
  return {
    parameters: [
      { name: 'logSource', start: start[0] },
      { name: 'netGainPerCm', unit: 'cm-1', start: start[1] },
    ],
    residualCount: lengthCm.length,
    sigmas: 'unknown',
    residuals(values, out) {
      const sourcePerCm = Math.exp(values[0]);
      for (let i = 0; i < lengthCm.length; i++)
        out[i] = sourcePerCm * amplifiedLengthCm(lengthCm[i], values[1]) - intensity[i];
    },
    jacobian(values, out) {
      const sourcePerCm = Math.exp(values[0]);
      for (let i = 0; i < lengthCm.length; i++) {
        evaluateTwoWay(lengthCm[i], { sourcePerCm, netGainPerCm: values[1], saturation: 0 }, point);
        out[2 * i] = sourcePerCm * point.bySource;
        out[2 * i + 1] = point.byGain;
      }
    },
  };
}

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
  for (const toUm of new Set(lengths.slice(smallestWindow - 1))) {
    const fit = fitEquationOne(selectPoints(scan, indicesWithin(scan, points.index, lengths[0], toUm)));
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
      netGainPerCm: measured.netGainPerCm,
      sourcePerCm: measured.sourcePerCm * selectPoints(input.scan, index).intensityScale,
      predictedBiasPerCm: modelled.netGainPerCm.value - input.netGainPerCm,
    },
  ];
}
