// One trial: a simulated scan, what modalgain says of it, and what the usual practice says.
import { fitStripe } from '@modalgain/gain';
import { simulateScan } from './simulate.mjs';
import { usualPractice } from './usual-practice.mjs';

/**
 * @returns {{outcome: string, fits: ([number | null, number | null, number | null] | null)[]}} the fits are modalgain's, then the usual
 * ones; each is value, lower and upper end, an open end null
 */
export function runTrial(scenario, seed, trial) {
  const { scan, readNoise, photonIntensity } = simulateScan(scenario, seed, trial);
  const fit = fitStripe(scan, { readNoise, photonIntensity, ...scenario.options });
  const ends = fit.netGainIntervalPerCm.map((end) => (Number.isFinite(end) ? end : null));
  return {
    outcome: fit.outcome,
    fits: [[fit.netGainPerCm?.value ?? null, ...ends], ...usualPractice(scan, scenario.netGainPerCm)],
  };
}
