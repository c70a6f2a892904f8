import { findRoot, normalEstimate, normalQuantile975, propagate, type Estimate } from '@modalgain/numerics';
import { netGain } from '../global-fit/quantities.js';
import { fitError, type FittedSystem } from '../global-fit/quantity.js';
import type { FilmSystem } from '../global-fit/system.js';
import type { LaserThreshold } from './laser-threshold.js';

interface Resonator {
  readonly fitted: FittedSystem;
  readonly film: FilmSystem;
  readonly thresholdGainPerCm: Estimate;
}

/** So many saturation fluences are as good as endlessly many. */
const saturated = 1e9;

/** What a film lacks whose best fit saturates below the threshold gain. */
export function outOfReach(resonator: Resonator): Extract<LaserThreshold, { readonly kind: 'out-of-reach' }> {
  const { fitted, film, thresholdGainPerCm } = resonator;
  const endless = saturated / fitted.fit.values[film.saturation];
  const largest = netGainAt(fitted, film, endless);
  return {
    kind: 'out-of-reach',
    largestNetGainPerCm: largest,
    missingPerCm: propagate(
      [thresholdGainPerCm, largest],
      ([needed = NaN, reached = NaN]) => needed - reached,
      'threshold gain less saturated net gain',
    ),
    aboveFluenceUjPerCm2: lowestFluence(resonator, endless),
  };
}

function netGainAt(fitted: FittedSystem, film: FilmSystem, fluenceUjPerCm2: number): Estimate {
  const { values } = fitted.fit;
  const quantity = netGain(fitted, film, fluenceUjPerCm2);
  const gradient = new Float64Array(values.length);
  quantity.writeGradient(values, gradient);
  return normalEstimate(quantity.value(values), fitError(gradient, fitted.fit), 'global fit, linearised');
}

/** Where the upper end of the 95 % band of the net gain meets the threshold gain. */
function lowestFluence({ fitted, film, thresholdGainPerCm }: Resonator, endless: number): number | undefined {
  const { value: needed, interval95 } = thresholdGainPerCm;
  const excess = (logFluence: number): number => {
    const { value, standardError } = netGainAt(fitted, film, Math.exp(logFluence));
    return value + Math.hypot(normalQuantile975 * standardError, needed - interval95[0]) - needed;
  };
  const lowest = Math.min(...film.data.points.map((point) => point.fluenceUjPerCm2));
  const [from, to] = [Math.log(lowest * 1e-4), Math.log(endless)];
  const steps = 200;
  const grid = Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
  const first = grid.findIndex((logFluence) => excess(logFluence) >= 0);
  if (first < 0) return undefined;
  if (first === 0) return 0;
  return Math.exp(findRoot({ f: excess, lower: grid[first - 1], upper: grid[first] }));
}
