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

/** The net modal gain that a resonator needs to lase. */
export interface ThresholdGain {
  readonly valuePerCm: number;
  /** What the resonator itself leaves open: errors of its coupling, its length, its mirrors. */
  readonly standardErrorPerCm: number;
}

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
 * The interval is the profile interval of the fluence in the global fit, widened, on each side, by what the error of the threshold gain does to it, in
 * squares. The film is taken to be pumped evenly along the resonator, as in its stripe scans.
 *
 * Throws InputError for a film that is not in the fit.
 */
export function laserThreshold(
  { fitted }: Pick<GlobalGainFit, 'fitted'>,
  { film: name, thresholdGain }: { readonly film: string; readonly thresholdGain: ThresholdGain },
): LaserThreshold {
  const film = filmOf(fitted.system, name);
  const quantity = logFluenceOfNetGain(fitted, film, thresholdGain.valuePerCm);
  if (!Number.isFinite(quantity.value(fitted.fit.values))) return outOfReach({ fitted, film, thresholdGain });
  const found = fitQuantity(fitted, quantity, {
    scale: 'log',
    isNarrow: isNarrowInRelation,
    explain: (interval) => explainFluence(film, interval),
  });
  return { kind: 'reached', fluenceUjPerCm2: withResonatorError({ fitted, film, thresholdGain, found }) };
}

interface Found {
  readonly fitted: FittedSystem;
  readonly film: FilmSystem;
  readonly thresholdGain: ThresholdGain;
  /** At the threshold gain taken as exact. */
  readonly found: FittedQuantity;
}

function withResonatorError({ fitted, film, thresholdGain, found }: Found): Determination {
  const { valuePerCm, standardErrorPerCm } = thresholdGain;
  if (standardErrorPerCm === 0) return found.determination;
  const best = found.bestFit;
  const moved = (errors: number): number => {
    const level = valuePerCm + errors * standardErrorPerCm;
    return Math.exp(logFluenceOfNetGain(fitted, film, level).value(fitted.fit.values)) / best;
  };
  const [lower, upper] = intervalOf(found);
  const interval95 = [
    best * Math.exp(-Math.hypot(Math.log(best / lower), Math.log(moved(-normalQuantile975) || 0))),
    best * Math.exp(Math.hypot(Math.log(upper / best), Math.log(moved(normalQuantile975) || Infinity))),
  ] as const;
  if (Number.isFinite(interval95[1]) && isNarrowInRelation(interval95) && interval95[0] > 0) {
    const byResonator = (best * Math.log(moved(1) / moved(-1))) / 2;
    const standardError = Math.hypot(found.parts.total, byResonator);
    const method = 'profile likelihood, widened by the error of the threshold gain';
    return { kind: 'determined', estimate: { value: best, standardError, interval95, method } };
  }
  if (found.determination.kind === 'not-determined') return { ...found.determination, interval95 };
  return {
    kind: 'not-determined',
    why: `The resonator's threshold gain of ${valuePerCm.toFixed(1)} ± ${standardErrorPerCm.toFixed(1)} cm⁻¹ leaves the fluence open.`,
    next: 'Coupling, length or reflectance of the resonator, more closely.',
    interval95,
  };
}
