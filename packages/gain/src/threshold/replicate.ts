import {
  normalQuantile975,
  randomStream,
  studentTQuantile,
  type Determination,
  type Estimate,
} from '@modalgain/numerics';
import { meanOf, type FluenceCurve, type Location } from './curve.js';

/** How many noisy copies of a curve; the width of an interval is then good to 5 %. */
export const defaultReplicates = 200;

/** An interval that reaches further than this factor to either side says nothing of use. */
const widestFactor = 2;

/** Share of the copies on which a definition may find nothing. */
const mostFailures = 0.1;

/**
 * The threshold of a curve with its interval: copies of the curve with its own noise added once more are read by the
 * same definition, and the spread of their thresholds (in ln F) is the standard error. This holds whatever the definition
 * is and whether or not its model fits; the interval is for what the definition would give without noise. Copy i
 * draws from stream i. B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993),
 * doi:10.1201/9780429246593, chapters 6 and 10.
 */
export function withInterval(task: {
  readonly curve: FluenceCurve;
  readonly locate: (curve: FluenceCurve) => Location;
  readonly location: { readonly fluenceUjPerCm2: number };
  readonly seed: number;
  readonly replicates: number;
}): Determination {
  const { curve, locate, location, seed, replicates } = task;
  const logs: number[] = [];
  for (let copy = 0; copy < replicates; copy++) {
    const found = locate(noisyCopy(curve, seed, copy));
    if (found.kind === 'at') logs.push(Math.log(found.fluenceUjPerCm2));
  }
  const lost = 1 - logs.length / replicates;
  if (lost > mostFailures)
    return {
      kind: 'not-determined',
      why: `With its own noise added once more the series shows no such threshold in ${Math.round(100 * lost)} % of cases.`,
      next: 'Measure more fluences, or longer at each.',
    };
  const estimate = logNormalEstimate(Math.log(location.fluenceUjPerCm2), logs, curve.freedom);
  const [lower, upper] = estimate.interval95;
  if (upper / estimate.value <= widestFactor && estimate.value / lower <= widestFactor)
    return { kind: 'determined', estimate };
  return {
    kind: 'not-determined',
    why: 'The interval reaches beyond a factor of two to either side.',
    next: 'Measure more fluences around the threshold.',
    interval95: estimate.interval95,
  };
}

function noisyCopy(curve: FluenceCurve, seed: number, copy: number): FluenceCurve {
  const random = randomStream(seed, copy);
  return { ...curve, values: curve.values.map((value, i) => value + curve.sigmas[i] * random.normal()) };
}

function logNormalEstimate(centre: number, logs: readonly number[], freedom: number): Estimate {
  const mean = meanOf(logs);
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  const spread = Math.sqrt(squares / Math.max(1, logs.length - 1));
  const half =
    spread * (freedom === Infinity ? normalQuantile975 : studentTQuantile(0.975, Math.max(1, freedom)));
  const value = Math.exp(centre);
  return {
    value,
    standardError: value * spread,
    interval95: [Math.exp(centre - half), Math.exp(centre + half)],
    method: 'noisy copies of the series',
  };
}
