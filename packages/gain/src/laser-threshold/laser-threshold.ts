import { normalQuantile975, type Determination, type Estimate } from '@modalgain/numerics';
import { explainFluence } from '../global-fit/explanations.js';
import { filmOf } from '../global-fit/films.js';
import type { GlobalGainFit } from '../global-fit/fit-gain.js';
import {
  fitQuantity,
  intervalOf,
  isNarrowInRelation,
  type FittedQuantity,
} from '../global-fit/fitted-quantity.js';
import { logFluenceOfNetGain } from '../global-fit/quantities.js';
import type { FittedSystem } from '../global-fit/quantity.js';
import type { FilmSystem } from '../global-fit/system.js';
import { outOfReach } from './out-of-reach.js';

/** Whether the gain of a film, by the fitted model, reaches what a resonator needs. */
export type LaserThreshold =
  | { readonly kind: 'reached'; readonly fluenceUjPerCm2: Determination }
  | {
      readonly kind: 'out-of-reach';
      /** The net gain that the fitted model saturates at, with the linearised error of the fit. */
      readonly largestNetGainPerCm: Estimate;
      readonly missingPerCm: Estimate;
      /** Below this fluence it does not lase (97.5 %); absent where no fluence is enough within the errors either. */
      readonly aboveFluenceUjPerCm2: number | undefined;
    };

/**
 * The fluence at which a fitted film has the net gain that a resonator needs: of a DFB or Fabry-Perot laser its threshold gain, for amplified spontaneous
 * emission 1/L (unit gain over the stripe) or 0 (transparency of the guide). Where the best fit saturates below it: how much is missing.
 *
 * The interval is the profile interval of the fluence in the global fit, widened, on each side, by what the 95 % interval of the threshold gain does to it,
 * in squares. The film is taken to be pumped evenly along the resonator, as in its stripe scans.
 *
 * @param thresholdGainPerCm the net modal gain that the resonator needs to lase; its interval holds what the resonator itself leaves open: errors of its
 *   coupling, its length, its mirrors
 *
 * Throws InputError for a film that is not in the fit.
 */
export function laserThreshold(
  { fitted }: Pick<GlobalGainFit, 'fitted'>,
  { film: name, thresholdGainPerCm }: { readonly film: string; readonly thresholdGainPerCm: Estimate },
): LaserThreshold {
  const film = filmOf(fitted.system, name);
  const quantity = logFluenceOfNetGain(fitted, film, thresholdGainPerCm.value);
  if (!Number.isFinite(quantity.value(fitted.fit.values)))
    return outOfReach({ fitted, film, thresholdGainPerCm });
  const found = fitQuantity(fitted, quantity, {
    scale: 'log',
    isNarrow: isNarrowInRelation,
    explain: (interval) => explainFluence(film, interval),
  });
  return {
    kind: 'reached',
    fluenceUjPerCm2: withResonatorError({ fitted, film, thresholdGainPerCm, found }),
  };
}

interface Found {
  readonly fitted: FittedSystem;
  readonly film: FilmSystem;
  readonly thresholdGainPerCm: Estimate;
  /** At the threshold gain taken as exact. */
  readonly found: FittedQuantity;
}

function withResonatorError({ fitted, film, thresholdGainPerCm, found }: Found): Determination {
  const [least, most] = thresholdGainPerCm.interval95;
  if (least === most) return found.determination;
  const best = found.bestFit;
  const logMoved = (level: number): number =>
    logFluenceOfNetGain(fitted, film, level).value(fitted.fit.values) - Math.log(best);
  // Not finite: below what the film has unpumped, beyond what it saturates at.
  const [logLower, logUpper] = [orIfNaN(logMoved(least), -Infinity), orIfNaN(logMoved(most), Infinity)];
  const [lower, upper] = intervalOf(found);
  const interval95 = [
    best * Math.exp(-Math.hypot(Math.log(best / lower), logLower)),
    best * Math.exp(Math.hypot(Math.log(upper / best), logUpper)),
  ] as const;
  if (Number.isFinite(interval95[1]) && isNarrowInRelation(interval95) && interval95[0] > 0) {
    const byResonator = (best * (logUpper - logLower)) / (2 * normalQuantile975);
    const standardError = Math.hypot(found.parts.total, byResonator);
    const method = 'profile likelihood, widened by the error of the threshold gain';
    return { kind: 'determined', estimate: { value: best, standardError, interval95, method } };
  }
  if (found.determination.kind === 'not-determined') return { ...found.determination, interval95 };
  return {
    kind: 'not-determined',
    why: `The resonator's threshold gain of ${thresholdGainPerCm.value.toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)}) cm⁻¹ leaves the fluence open.`,
    next: 'Coupling, length or reflectance of the resonator, more closely.',
    interval95,
  };
}

const orIfNaN = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);
