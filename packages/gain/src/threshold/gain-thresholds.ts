import {
  chiSquareQuantile,
  leastSquares,
  normalQuantile975,
  profileInterval,
  type Determination,
  type FitProblem,
} from '@modalgain/numerics';
import type { NetGainPoint } from '../global-fit/inputs.js';
import { gainModel, type GainModelChoice } from '../models/index.js';
import { pointsNearZero, weightedLine } from './line-to-zero.js';

/** Where (i) and (j) have nothing to go by. */
export const noGains: Determination = {
  kind: 'not-determined',
  why: 'No net gains against fluence were given.',
  next: 'Give a table of net gains from stripe-length scans of the same film.',
};

const nearThreshold = 'Measure net gains at lower fluences, near the threshold.';

/**
 * (i): the fluence at which netGain = R [f(F/F_s) - f(T/F_s)] + g0 takes the value g0: 1/L for unit gain over the stripe,
 * 0 for transparency of the guide. The threshold T is itself a parameter, so that its interval is the profile of the fit.
 *
 * @param netGainPerCm g0 in cm-1
 */
export function gainModelThreshold(task: {
  readonly points: readonly NetGainPoint[];
  readonly model: GainModelChoice;
  readonly netGainPerCm: number;
}): Determination {
  const { points } = task;
  if (points.length < 4)
    return {
      kind: 'not-determined',
      why: `${points.length} net gains cannot settle a gain model of three parameters.`,
      next: 'Give net gains at four or more fluences.',
    };
  const problem = gainProblem(task);
  const fit = leastSquares(problem);
  const profile = profileInterval({ problem, fit, parameter: 'threshold' });
  const value = (profile.betterFit ?? fit).values[0];
  return determination(value, [
    profile.lowerOpen === undefined ? profile.lower : -Infinity,
    profile.upperOpen === undefined ? profile.upper : Infinity,
  ]);
}

/** Parameters: threshold, saturation fluence, gain rise R. */
function gainProblem(task: {
  readonly points: readonly NetGainPoint[];
  readonly model: GainModelChoice;
  readonly netGainPerCm: number;
}): FitProblem {
  const { points, netGainPerCm } = task;
  const model = gainModel(task.model);
  const fluences = points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2);
  const gains = points.map((point) => point.netGainPerCm);
  const [lowest, highest] = [Math.min(...fluences), Math.max(...fluences)];
  return {
    parameters: [
      { name: 'threshold', unit: 'uJ/cm2', start: startOf(points, netGainPerCm), lower: 0 },
      {
        name: 'saturation fluence',
        unit: 'uJ/cm2',
        start: Math.sqrt(lowest * highest),
        lower: lowest / 1e3,
        upper: highest * 1e3,
      },
      { name: 'gain rise', unit: 'cm-1', start: 2 * (Math.max(...gains) - Math.min(...gains)), lower: 0 },
    ],
    residualCount: points.length,
    sigmas: 'known',
    residuals([threshold, saturation, rise], out) {
      const zero = model.inversion(threshold / saturation);
      points.forEach((point, i) => {
        const inversion = model.inversion(point.fluenceUjPerCm2 / saturation);
        out[i] = (netGainPerCm + rise * (inversion - zero) - point.netGainPerCm) / point.standardErrorPerCm;
      });
    },
  };
}

function startOf(points: readonly NetGainPoint[], level: number): number {
  const nearest = points.reduce((a, b) =>
    Math.abs(b.netGainPerCm - level) < Math.abs(a.netGainPerCm - level) ? b : a,
  );
  return nearest.fluenceUjPerCm2;
}

/**
 * (j): where a straight line through the net gains nearest to zero meets it. Gain saturates, so the line depends on the
 * fluences used. Interval by E. C. Fieller, doi:10.1111/j.2517-6161.1954.tb00159.x: all F0 for which a line through
 * (F0, 0) fits; open where the slope is not certain.
 */
export function extrapolatedNetGain(points: readonly NetGainPoint[]): Determination {
  if (points.length === 0) return noGains;
  if (points.every(({ netGainPerCm }) => netGainPerCm <= 0))
    return {
      kind: 'not-determined',
      why: 'No net gain is above zero, and a line beyond them would not see the gain saturate.',
      next: 'Give net gains at higher fluences.',
    };
  const near = pointsNearZero(points);
  if (near.length < 2)
    return {
      kind: 'not-determined',
      why: 'One net gain makes no line.',
      next: 'Give net gains at more fluences.',
    };
  const { slope, intercept, slopeVariance, interceptVariance, covariance } = weightedLine(near);
  const critical = chiSquareQuantile(0.95, 1);
  // (intercept + F slope)^2 = critical var(intercept + F slope): a parabola in F.
  const a = slope * slope - critical * slopeVariance;
  const b = intercept * slope - critical * covariance;
  const c = intercept * intercept - critical * interceptVariance;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  if (a <= 0 || slope <= 0)
    return {
      kind: 'not-determined',
      why: 'The net gains do not rise with the fluence beyond their errors.',
      next: 'Give net gains at lower fluences, where they still rise.',
    };
  const interval = [(-b - root) / a, (-b + root) / a] as const;
  if (intercept >= 0)
    return {
      kind: 'not-determined',
      why: 'The line meets zero only at negative fluence: the lowest net gains lie far above the threshold.',
      next: nearThreshold,
      ...(interval[1] > 0 && { interval95: [0, interval[1]] as const }),
    };
  return determination(-intercept / slope, interval);
}

/** A fluence above 0 whose interval is closed above 0 and within a factor of two is determined. */
function determination(value: number, [lower, upper]: readonly [number, number]): Determination {
  if (value > 0 && lower >= value / 2 && upper <= 2 * value) {
    const standardError = (upper - lower) / (2 * normalQuantile975);
    return {
      kind: 'determined',
      estimate: { value, standardError, interval95: [lower, upper], method: 'profile of the net gains' },
    };
  }
  return {
    kind: 'not-determined',
    why: 'The net gains leave it open by more than a factor of two.',
    next: nearThreshold,
    interval95: [Math.max(0, lower), upper],
  };
}
