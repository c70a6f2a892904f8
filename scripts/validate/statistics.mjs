// From trials to bias, coverage and whether the targets are met.

/**
 * @typedef {object} Tally
 * @property {number} biasShare mean of (estimate - truth)/|truth| of the trials with a value
 * @property {number} biasError Monte Carlo standard error of it
 * @property {number} coverage share of the intervals that hold the truth
 * @property {number} counted trials with an interval
 */

/** @returns {Tally} an open end covers */
export function tally(fits, truth) {
  const intervals = fits.filter((fit) => fit !== null);
  const ratios = intervals
    .filter(([value]) => value !== null)
    .map(([value]) => (value - truth) / Math.abs(truth));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (ratios.length - 1);
  const covering = intervals.filter(
    ([, lower, upper]) => (lower === null || lower <= truth) && (upper === null || truth <= upper),
  );
  return {
    biasShare: mean,
    biasError: Math.sqrt(variance / ratios.length),
    coverage: covering.length / intervals.length,
    counted: intervals.length,
  };
}

/** modalgain on one scenario: trials that it reports as not determined are counted apart. */
export function tallyFit(scenario, trials) {
  const { netGainPerCm, outcome = 'determined' } = scenario;
  const answered = trials.filter((trial) => trial.outcome !== 'not-determined');
  const fits = answered.map((trial) => trial.fits[0]);
  return {
    ...tally(fits, netGainPerCm),
    expectedOutcome: trials.filter((trial) => trial.outcome === outcome).length / trials.length,
    notDetermined: 1 - answered.length / trials.length,
  };
}

/** The median of half the intervals, as a share of the truth; of all trials, whatever their outcome. */
export function medianHalfWidth(fits, truth) {
  const halves = fits.map(([, lower, upper]) =>
    lower === null || upper === null ? Infinity : (upper - lower) / 2 / Math.abs(truth),
  );
  return halves.sort((a, b) => a - b)[Math.floor(halves.length / 2)];
}

/** Two Monte Carlo standard errors of a share of which `count` trials were seen. */
function allowance(share, count) {
  return 2 * Math.sqrt((share * (1 - share)) / count);
}

/** @returns {string[]} what misses its target, in words; empty where all is met */
export function missedTargets({ target }, { biasShare, biasError, coverage, counted }) {
  if (target === null) return [];
  const missed = [];
  const [least, most] = target.coverage;
  if (target.bias !== null && !(Math.abs(biasShare) <= target.bias + 2 * biasError)) missed.push('bias');
  if (!(coverage >= least - allowance(least, counted))) missed.push('coverage too low');
  if (!(coverage <= most + allowance(most, counted))) missed.push('coverage too high');
  return missed;
}
