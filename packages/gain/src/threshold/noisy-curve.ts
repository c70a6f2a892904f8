import type { FluenceCurve } from './curve.js';
import { slopeSpan } from './definitions/rising-part.js';
import { localSlopes } from './local-fit.js';
import { scatterFactor } from './scatter.js';

/** A relative noise below which nothing is measured; keeps weights finite where a series is without noise. */
const leastPumpNoise = 1e-6;

/** A slope below this counts as this: light at constant pump scatters too. */
const leastSlope = 0.5;

/** ln intensity with its noise, and the relative noise of the pump that explains its scatter. */
export interface IntensityCurve extends FluenceCurve {
  readonly pumpNoise: number;
}

/**
 * ln intensity against fluence. A pump that wanders by a share p moves ln I by p times its slope on log axes; p is taken from
 * the scatter on top of what is known of each point's error.
 */
export function intensityCurve(
  fluenceUjPerCm2: Float64Array,
  logIntensity: Float64Array,
  known: Float64Array,
): IntensityCurve {
  const positions = fluenceUjPerCm2.map(Math.log);
  const shape = localSlopes(positions, logIntensity, slopeSpan).map((m) => Math.max(leastSlope, Math.abs(m)));
  const { factor, freedom } = scatterFactor({ positions, values: logIntensity, known, shape });
  const pumpNoise = Math.max(factor, leastPumpNoise);
  return {
    fluenceUjPerCm2,
    values: logIntensity,
    sigmas: known.map((sigma, i) => Math.hypot(sigma, pumpNoise * shape[i])),
    freedom,
    pumpNoise,
  };
}

/**
 * An observable of the spectrum. Its errors are those of the spectrum and what the wandering pump adds by its slope, and both
 * are scaled up where the points scatter more than that. Where the spectrum's own errors are not known, the rest of the
 * scatter is taken as even.
 */
export function spectralCurve(task: {
  readonly fluenceUjPerCm2: Float64Array;
  readonly values: Float64Array;
  readonly errors?: Float64Array;
  readonly pumpNoise: number;
}): FluenceCurve {
  const { fluenceUjPerCm2, values, errors, pumpNoise } = task;
  const positions = fluenceUjPerCm2.map(Math.log);
  const slopes = localSlopes(positions, values, slopeSpan);
  const least = leastPumpNoise * Math.max(...values.map(Math.abs));
  const known = slopes.map((slope, i) => Math.hypot(errors?.[i] ?? 0, pumpNoise * slope, least));
  const shape = errors === undefined ? values.map(() => 1) : known;
  const { factor, freedom } = scatterFactor({ positions, values, known, shape });
  return {
    fluenceUjPerCm2,
    values,
    sigmas: known.map((sigma, i) => Math.hypot(sigma, factor * shape[i])),
    freedom,
  };
}
