import { twoWayIntensity, type TwoWayParameters } from './two-way.js';
import type { StripePoints } from './points.js';

interface SortedPoints {
  readonly lengthCm: Float64Array;
  readonly intensity: Float64Array;
}

/** Strengths of saturation to try, as u times the largest intensity. */
const saturationTrials = [0.05, 0.5, 5, 50];

/**
 * Start values of a fit, best first: source and gain from the linear relation I = A L + g int I dL', which holds without
 * saturation for any spacing, on the whole scan and on its first half and quarter, each with several saturations.
 *
 * @returns at least one start; intensities in the points' scale
 */
export function startValues(points: StripePoints, count: number, saturable: boolean): TwoWayParameters[] {
  const sorted = sortByLength(points);
  const total = sorted.lengthCm.length;
  const windows = [total, Math.ceil(total / 2), Math.ceil(total / 4)].map((size) => Math.max(size, 5));
  const trials = windows.flatMap((size) => {
    const slope = integralRegression(sorted, Math.min(size, total));
    return (saturable ? [0, ...saturationTrials] : [0]).map((saturation) => ({ ...slope, saturation }));
  });
  const judged = thinned(sorted);
  const misfits = new Map(trials.map((trial) => [trial, startMisfit(judged, trial)]));
  const order = (trial: TwoWayParameters): number => misfits.get(trial) ?? Infinity;
  return trials.sort((a, b) => order(a) - order(b)).slice(0, count);
}

/** Source and gain by that relation on the whole scan, from where Eq. 1 alone finds its way. */
export function integralStart(points: StripePoints): { sourcePerCm: number; netGainPerCm: number } {
  return integralRegression(sortByLength(points), points.lengthCm.length);
}

function sortByLength(points: StripePoints): SortedPoints {
  if (points.lengthCm.every((length, i) => i === 0 || length >= points.lengthCm[i - 1])) return points;
  const order = [...points.lengthCm.keys()].sort((i, j) => points.lengthCm[i] - points.lengthCm[j]);
  return {
    lengthCm: Float64Array.from(order, (i) => points.lengthCm[i]),
    intensity: Float64Array.from(order, (i) => points.intensity[i]),
  };
}

/** About so many points tell a good start from a bad one. */
const judgedPoints = 12;

/** Every second, third ... point, the last among them. */
function thinned({ lengthCm, intensity }: SortedPoints): SortedPoints {
  const stride = Math.ceil(lengthCm.length / judgedPoints);
  const kept = (_: number, i: number): boolean => (lengthCm.length - 1 - i) % stride === 0;
  return { lengthCm: lengthCm.filter(kept), intensity: intensity.filter(kept) };
}

/** Weighted regression of I on L and int I dL' over the first `size` points; relative weights, because noise grows with I. */
function integralRegression(
  { lengthCm, intensity }: SortedPoints,
  size: number,
): { sourcePerCm: number; netGainPerCm: number } {
  let sLL = 0;
  let sLJ = 0;
  let sJJ = 0;
  let tL = 0;
  let tJ = 0;
  let integral = 0;
  for (let i = 0; i < size; i++) {
    const before = i === 0 ? 0 : lengthCm[i - 1];
    integral += ((lengthCm[i] - before) * (intensity[i] + (i === 0 ? 0 : intensity[i - 1]))) / 2;
    const weight = 1 / startVariance(intensity[i]);
    sLL += weight * lengthCm[i] * lengthCm[i];
    sLJ += weight * lengthCm[i] * integral;
    sJJ += weight * integral * integral;
    tL += weight * lengthCm[i] * intensity[i];
    tJ += weight * integral * intensity[i];
  }
  const determinant = sLL * sJJ - sLJ * sLJ;
  const source = (sJJ * tL - sLJ * tJ) / determinant;
  const gain = (sLL * tJ - sLJ * tL) / determinant;
  if (determinant > 0 && source > 0 && Number.isFinite(gain))
    return { sourcePerCm: source, netGainPerCm: gain };
  return { sourcePerCm: Math.max(tL / sLL, 1e-6), netGainPerCm: 0 };
}

/** Only for choosing starts: 10 % of the point and 0.3 % of the largest. */
function startVariance(intensity: number): number {
  return (0.1 * intensity) ** 2 + 0.003 ** 2;
}

function startMisfit({ lengthCm, intensity }: SortedPoints, trial: TwoWayParameters): number {
  let sum = 0;
  for (let i = 0; i < lengthCm.length; i++)
    sum += (twoWayIntensity(lengthCm[i], trial) - intensity[i]) ** 2 / startVariance(intensity[i]);
  return Number.isFinite(sum) ? sum : Infinity;
}
