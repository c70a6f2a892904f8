import {
  chiSquareUpperTail,
  fisherUpperTail,
  leastSquares,
  normalCdf,
  studentTCdf,
} from '@modalgain/numerics';
import { decayProblem, place } from './decay-problem.js';
import type { DecayOptions, DecayPoints } from './decay-scan.js';
import type { DecayFit } from './fit-decay.js';

/** How ln I bends against distance. */
export interface Bend {
  /** The local loss at the nearest and at the farthest point if the bend is taken as it is. */
  readonly nearLossPerCm: number;
  readonly farLossPerCm: number;
  /** Of a bend at least as strong in an exponential decay. */
  readonly probability: number;
}

/** Alarms by chance: 1 % a scan. */
export const alarmProbability = 0.01;

/**
 * Tests the exponential decay against one whose logarithm bends, with the weights of the first (likelihood ratio).
 *
 * @returns undefined where there are too few points to tell
 */
export function bendOf(points: DecayPoints, options: DecayOptions, fit: DecayFit): Bend | undefined {
  const { sigma } = fit;
  const start = fit.result.values;
  const bent = leastSquares(
    decayProblem({ points, sigma, background: options.background, start, bent: true }),
  );
  const { degreesOfFreedom, values, chiSquare } = bent;
  if (degreesOfFreedom < 2 || bent.status[place.bend] === 'not-determined') return undefined;
  const gained = Math.max(fit.result.chiSquare - chiSquare, 0);
  const ratio = (gained * degreesOfFreedom) / chiSquare;
  const [loss, bend] = [values[place.lossPerCm], values[place.bend]];
  return {
    nearLossPerCm: loss - bend * points.rangeCm,
    farLossPerCm: loss + bend * points.rangeCm,
    probability:
      points.sigma === undefined
        ? fisherUpperTail(ratio, { numerator: 1, denominator: degreesOfFreedom })
        : chiSquareUpperTail(gained, 1),
  };
}

/** Which points stand apart: externally studentised residuals against Student's t, Bonferroni over the scan. */
export function outlyingPoints(points: DecayPoints, fit: DecayFit): boolean[] {
  const { result, sigma, expected, leverages } = fit;
  const freedom = result.degreesOfFreedom;
  const known = points.sigma !== undefined;
  const scale = known ? 1 : Math.sqrt(result.chiSquare / freedom);
  return Array.from(sigma, (sigmaOfPoint, i) => {
    const room = Math.max(1 - leverages[i], 1e-6);
    const internal = Math.abs(points.intensity[i] - expected[i]) / (sigmaOfPoint * scale * Math.sqrt(room));
    if (known) return 2 * normalCdf(-internal) * sigma.length < alarmProbability;
    if (freedom < 2) return false;
    const left = Math.max(freedom - internal * internal, 1e-9);
    const external = internal * Math.sqrt((freedom - 1) / left);
    return 2 * studentTCdf(-external, freedom - 1) * sigma.length < alarmProbability;
  });
}
