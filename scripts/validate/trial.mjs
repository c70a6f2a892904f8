// One trial: a simulated scan, what modalgain says of it, and what the usual practice says.
import { fitStripe } from '@modalgain/gain';
import { simulateScan } from './simulate.mjs';
import { usualPractice } from './usual-practice.mjs';

/**
 * One fit: value, lower and upper end; an open end is null.
 *
 * @typedef {[number | null, number | null, number | null]} Fit
 */

/** @returns {{outcome: string, fits: (Fit | null)[]}} modalgain's fit, then those of the usual practice */
export function runTrial(scenario, seed, trial) {
  const { scan, ...detector } = simulateScan(scenario, seed, trial);
  const { outcome, fits } = fitOne(scenario, scan, detector);
  return { outcome, fits: [...fits, ...usualPractice(scan, scenario.netGainPerCm)] };
}

/** The same without the usual practice, whose windows take most of the time. */
export function runOwnTrial(scenario, seed, trial) {
  const { scan, ...detector } = simulateScan(scenario, seed, trial);
  return fitOne(scenario, scan, detector);
}

function fitOne(scenario, scan, detector) {
  const fit = fitStripe(scan, { ...detector, ...scenario.options });
  const ends = fit.netGainIntervalPerCm.map((end) => (Number.isFinite(end) ? end : null));
  return { outcome: fit.outcome, fits: [[fit.netGainPerCm?.value ?? null, ...ends]] };
}
