import { formatSignificant, normalQuantile975, solveSymmetric, studentTQuantile } from '@modalgain/numerics';
import type { FluenceCurve } from '../curve.js';
import type { Refusal } from './refusal.js';

/** Points on either side of a gap that a step is judged by; a step can be seen only with three on its shorter side. */
const window = 4;
const leastASide = 3;

/**
 * A step counts from this many standard deviations on (more where these are themselves known from few points), and if it
 * changes the light by this share. Sharp thresholds without a step reach this in at most 3 % of simulated series.
 */
const significant = 4.2;
const smallestChange = 0.15;

/** A jump of ln intensity between two neighbouring fluences. */
interface Jump {
  readonly afterIndex: number;
  readonly size: number;
  readonly standardError: number;
  readonly deviations: number;
}

/**
 * A series in which all points from one on are higher or lower by a factor than a smooth curve allows: the integration time,
 * a filter or the place on the film was changed and not said. At each gap a parabola with a step is fitted to ln I against
 * ln F of its neighbours; the largest step in standard deviations counts.
 */
export function refuseStep(curve: FluenceCurve): Refusal | undefined {
  const jumps = jumpsOf(curve);
  if (jumps.length === 0) return undefined;
  const largest = jumps.reduce((a, b) => (b.deviations > a.deviations ? b : a));
  if (largest.deviations < criticalDeviations(curve)) return undefined;
  if (Math.abs(largest.size) < Math.log1p(smallestChange)) return undefined;
  return describe(curve, largest);
}

/** Standard deviations beyond the limit at which nine of ten are seen. */
const ninetyPercent = 1.28;

/**
 * The factor from which on a step between any two fluences that are not at the ends would have been refused with a chance of
 * 90 %; undefined where there is no such place.
 */
export function visibleStepFactor(curve: FluenceCurve): number | undefined {
  const errors = jumpsOf(curve).map(({ standardError }) => standardError);
  if (errors.length === 0) return undefined;
  const size = (criticalDeviations(curve) + ninetyPercent) * Math.max(...errors);
  return Math.max(1 + smallestChange, Math.exp(size));
}

/** At each gap with enough points on both sides. */
function jumpsOf(curve: FluenceCurve): Jump[] {
  const gaps = curve.values.length - 2 * leastASide + 1;
  return Array.from({ length: Math.max(0, gaps) }, (_, i) => jumpAt(curve, leastASide - 1 + i)).filter(
    (jump) => jump !== undefined,
  );
}

function criticalDeviations({ freedom }: FluenceCurve): number {
  if (freedom === Infinity) return significant;
  return (significant * studentTQuantile(0.975, Math.max(1, freedom))) / normalQuantile975;
}

function jumpAt({ fluenceUjPerCm2, values, sigmas }: FluenceCurve, after: number): Jump | undefined {
  const from = Math.max(0, after + 1 - window);
  const to = Math.min(values.length, after + 1 + window);
  const centre = (Math.log(fluenceUjPerCm2[after]) + Math.log(fluenceUjPerCm2[after + 1])) / 2;
  const matrix = new Float64Array(16);
  const right = new Float64Array(4);
  let squares = 0;
  for (let i = from; i < to; i++) {
    const x = Math.log(fluenceUjPerCm2[i]) - centre;
    const row = [1, x, x * x, i > after ? 1 : 0];
    const weight = 1 / sigmas[i] ** 2;
    squares += weight * values[i] * values[i];
    for (let a = 0; a < 4; a++) {
      right[a] += weight * row[a] * values[i];
      for (let b = 0; b < 4; b++) matrix[a * 4 + b] += weight * row[a] * row[b];
    }
  }
  const solution = solveSymmetric(matrix, right);
  const variance = solveSymmetric(matrix, Float64Array.of(0, 0, 0, 1));
  if (solution === undefined || variance === undefined) return undefined;
  const misfit = squares - solution.reduce((sum, value, a) => sum + value * right[a], 0);
  // Where even a parabola with a step does not fit, the curve bends sharply, and the step is part of that.
  const standardError = Math.sqrt(Math.max(1, misfit / (to - from - 4)) * variance[3]);
  const size = solution[3];
  return { afterIndex: after, size, standardError, deviations: Math.abs(size) / standardError };
}

function describe({ fluenceUjPerCm2 }: FluenceCurve, { afterIndex, size, deviations }: Jump): Refusal {
  const [before, behind] = [fluenceUjPerCm2[afterIndex], fluenceUjPerCm2[afterIndex + 1]];
  const factor = Math.exp(size);
  return {
    code: 'step-in-series',
    sentence: 'The light jumps within the series.',
    why:
      `Between ${formatSignificant(before, 3)} and ${formatSignificant(behind, 3)} µJ/cm² it changes by a factor of ` +
      `${formatSignificant(factor, 2)} (${formatSignificant(deviations, 2)} standard deviations), which no smooth curve does: ` +
      'another integration time, filter, gain or place.',
    evidence: { beforeUjPerCm2: before, afterUjPerCm2: behind, factor, deviations },
    next: 'State integration times and filters in the column headers, or measure the series anew without a change.',
  };
}
