import type { FitParameter, FitProblem } from '@modalgain/numerics';
import type { DecayOptions, DecayPoints } from './decay-scan.js';

/** Places of the parameters in the fit of a decay; `bend` is there for the check of the shape only. */
export const place = { logIntensity: 0, lossPerCm: 1, background: 2, bend: 3 } as const;

/** Expectation without background at one distance, in the points' scale. */
export function decayedIntensity(distanceCm: number, values: ArrayLike<number>, middleCm: number): number {
  const fromMiddle = distanceCm - middleCm;
  return Math.exp(
    values[place.logIntensity] -
      values[place.lossPerCm] * fromMiddle -
      values[place.bend] * fromMiddle * fromMiddle,
  );
}

/** The middle of a scan, where level and slope are least correlated. */
export function middleOf({ distanceCm }: DecayPoints): number {
  return distanceCm.reduce((sum, value) => sum + value, 0) / distanceCm.length;
}

export interface DecayProblemInput {
  readonly points: DecayPoints;
  readonly sigma: Float64Array;
  readonly background: DecayOptions['background'];
  readonly start: ArrayLike<number>;
  /** Whether ln I may bend: I = I0 exp(-loss x - bend x^2), x from the middle. */
  readonly bent: boolean;
}

/** I = I0 exp(-loss x - bend x^2) + background, weighted, with exact derivatives. */
export function decayProblem(input: DecayProblemInput): FitProblem {
  const { points, sigma } = input;
  const { distanceCm, intensity } = points;
  const middleCm = middleOf(points);
  return {
    parameters: decayParameters(input),
    residualCount: distanceCm.length,
    sigmas: points.sigma === undefined ? 'unknown' : 'known',
    residuals(values, out) {
      for (let i = 0; i < distanceCm.length; i++) {
        const expected = decayedIntensity(distanceCm[i], values, middleCm) + values[place.background];
        out[i] = (expected - intensity[i]) / sigma[i];
      }
    },
    jacobian(values, out) {
      for (let i = 0; i < distanceCm.length; i++) {
        const fromMiddle = distanceCm[i] - middleCm;
        const slope = decayedIntensity(distanceCm[i], values, middleCm) / sigma[i];
        out[4 * i] = slope;
        out[4 * i + 1] = -fromMiddle * slope;
        out[4 * i + 2] = 1 / sigma[i];
        out[4 * i + 3] = -fromMiddle * fromMiddle * slope;
      }
    },
  };
}

function decayParameters({ points, background = 'none', start, bent }: DecayProblemInput): FitParameter[] {
  const scale = points.intensityScale;
  const known = typeof background === 'string' ? undefined : background;
  const prior = known && { mean: known.value / scale, standardDeviation: known.standardError / scale };
  return [
    { name: 'logIntensity', start: start[place.logIntensity] },
    { name: 'lossPerCm', unit: 'cm-1', start: start[place.lossPerCm] },
    {
      name: 'background',
      start: start[place.background],
      fixed: background === 'none' || prior?.standardDeviation === 0,
      ...(prior !== undefined && prior.standardDeviation > 0 && { prior }),
    },
    { name: 'bend', unit: 'cm-2', start: start[place.bend], fixed: !bent },
  ];
}
