import type { Estimate } from '@modalgain/numerics';
import { studentEstimate } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import { intensityModels } from './intensity-models.js';
import type { StripePoints } from './points.js';
import { place } from './stripe-problem.js';

/** The gain at one place of the stripe, read from the slope of the points around it. */
export interface LogSlopePoint {
  /** Mean length of the points of the window, in um. */
  readonly lengthUm: number;
  readonly fromUm: number;
  readonly toUm: number;
  /** g(z) = d ln I/dz - A/I. Neighbouring windows share points, so their errors go together. */
  readonly gainPerCm: Estimate;
  /** The same of the fitted model without noise. */
  readonly expectedPerCm: number;
}

/** g(z) along the stripe: level where Eq. 1 holds, falling where gain saturates, rising where something else is wrong. */
export interface LogSlope {
  /** Neighbouring points that a straight line is drawn through. */
  readonly pointsInWindow: number;
  readonly points: readonly LogSlopePoint[];
}

const smallestWindow = 5;
const windowsInScan = 4;
/** Points that stand out of the noise by less than this many standard deviations have no logarithm to speak of. */
const faintest = 3;

/**
 * The logarithmic slope of a scan. Through ln((I - b)/L) of neighbouring points, which is smooth down to length 0, goes a
 * weighted straight line; its slope and level give d ln I/dz - A/I at the mean length, A and the offset b from the fit.
 * The errors are those of the points in the window and of A.
 */
export function logSlope(fit: ModelFit, points: StripePoints): LogSlope {
  const bright = brightPoints(fit, points);
  const pointsInWindow = Math.max(smallestWindow, Math.round(bright.length / windowsInScan));
  const windows = Math.max(0, bright.length - pointsInWindow + 1);
  return {
    pointsInWindow,
    points: Array.from({ length: windows }, (_, first) => bright.slice(first, first + pointsInWindow))
      .filter((window) => window[0].lengthCm < window[window.length - 1].lengthCm)
      .map((window) => slopeIn(window, fit)),
  };
}

interface BrightPoint {
  readonly lengthCm: number;
  /** ln((I - b)/L). */
  readonly logarithm: number;
  readonly weight: number;
}

/** The points in the order of their lengths. */
function brightPoints(fit: ModelFit, points: StripePoints): BrightPoint[] {
  const { offset } = fit.parameters;
  return Array.from(points.lengthCm, (lengthCm, i) => {
    const signal = points.intensity[i] - offset;
    const expected = intensityModels[fit.name].intensity(lengthCm, fit.parameters);
    return { lengthCm, signal, expected, sigma: fit.sigma[i] };
  })
    .filter(({ signal, expected, sigma }) => signal > 0 && expected > faintest * sigma)
    .map(({ lengthCm, signal, expected, sigma }) => ({
      lengthCm,
      logarithm: Math.log(signal / lengthCm),
      weight: (expected / sigma) ** 2,
    }))
    .sort((a, b) => a.lengthCm - b.lengthCm);
}

function slopeIn(window: readonly BrightPoint[], fit: ModelFit): LogSlopePoint {
  const sum = (term: (point: BrightPoint) => number): number =>
    window.reduce((total, point) => total + point.weight * term(point), 0);
  const weight = sum(() => 1);
  const centreCm = sum(({ lengthCm }) => lengthCm) / weight;
  const level = sum(({ logarithm }) => logarithm) / weight;
  const spread = sum(({ lengthCm }) => (lengthCm - centreCm) ** 2);
  const slope = sum(({ lengthCm, logarithm }) => (lengthCm - centreCm) * logarithm) / spread;
  const { sourcePerCm } = fit.parameters;
  const fresh = sourcePerCm / (centreCm * Math.exp(level));
  const relativeSourceError = fit.result.standardErrors[place.logSource];
  return {
    lengthUm: centreCm * 1e4,
    fromUm: window[0].lengthCm * 1e4,
    toUm: window[window.length - 1].lengthCm * 1e4,
    gainPerCm: studentEstimate({
      value: 1 / centreCm + slope - fresh,
      standardError: Math.sqrt(1 / spread + fresh ** 2 * (1 / weight + relativeSourceError ** 2)),
      degreesOfFreedom: fit.result.degreesOfFreedom,
      method: `slope of ${window.length} points`,
    }),
    expectedPerCm: expectedSlope(fit, centreCm),
  };
}

/** (dI/dL - A)/I of the fitted model. */
function expectedSlope({ name, parameters }: ModelFit, lengthCm: number): number {
  const intensityAt = (cm: number): number => intensityModels[name].intensity(cm, parameters);
  const stepCm = 1e-4 * lengthCm;
  const slope = (intensityAt(lengthCm + stepCm) - intensityAt(lengthCm - stepCm)) / (2 * stepCm);
  return (slope - parameters.sourcePerCm) / intensityAt(lengthCm);
}
