// Fluence series of one film: fitted together with one saturation (and one loss), beside the same scans one by one.
import { fitStripe, fitStripeSeries } from '@modalgain/gain';
import { fluenceScenarios, toldLoss } from './scenarios.mjs';
import { simulateScan } from './simulate.mjs';
import { medianHalfWidth, missedTargets, tallyFit } from './statistics.mjs';
import { alignedMarkdown, biasAndCoverage, percent } from './table.mjs';

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {string} title
 * @property {import('./scenarios.mjs').Scenario[]} scans one a fluence, on one scale of intensity, weakest first
 */

const saturation = 1.5;

/** @type {Series[]} */
export const series = [
  {
    name: 'series',
    title: 'four fluences',
    scans: fluenceScenarios({ name: 'series', gainLengths: [0.5, 2.2, 4.2, 6], saturation }),
  },
  {
    name: 'series-with-loss',
    title: 'three fluences, loss inside',
    scans: fluenceScenarios({
      name: 'series-with-loss',
      gainLengths: [1, 3, 5],
      saturation,
      lossPerCm: 50,
      toldLoss,
    }),
  },
];

/** How much narrower the interval at the lowest fluence has to be than that of the saturable model alone. */
const leastRatio = 3;

/** @returns {{together: object[], alone: object[]}} fits of each scan in the series, and the saturable model of each by itself */
export function runSeriesTrial({ scans }, seed, trial) {
  // Scans of one series draw from streams of their own.
  const members = scans.map((scenario, i) => {
    const { scan, ...detector } = simulateScan(scenario, seed, trial * scans.length + i);
    return { scan, options: { ...detector, ...scenario.options } };
  });
  const { fits } = fitStripeSeries(members);
  return {
    together: fits.map((fit) => ({
      outcome: fit.outcome,
      fits: [ends(fit.netGainPerCm?.value, fit.netGainIntervalPerCm)],
    })),
    alone: members.map(({ scan, options }) => {
      const fit = fitStripe(scan, options);
      const [{ netGainPerCm: saturable }] = fit.models;
      return {
        saturable: ends(saturable.value, saturable.interval95),
        average: ends(fit.netGainPerCm?.value, fit.netGainIntervalPerCm),
      };
    }),
  };
}

function ends(value, interval) {
  return [value ?? null, ...interval.map((end) => (Number.isFinite(end) ? end : null))];
}

/** One row a fluence. */
export function seriesTable(chosen, trialsOf) {
  const header = [
    'series',
    'g L',
    'together',
    'half-width together',
    'one by one, saturable model',
    'one by one, average',
    'target',
  ];
  const missed = [];
  const rows = chosen.flatMap(({ name, title, scans }) =>
    scans.map((scenario, i) => {
      const trials = trialsOf.get(name);
      const { netGainPerCm } = scenario;
      const width = (fitOf) => medianHalfWidth(trials.map(fitOf), netGainPerCm);
      const own = tallyFit(
        scenario,
        trials.map(({ together }) => together[i]),
      );
      const together = width(({ together }) => together[i].fits[0]);
      const saturable = width(({ alone }) => alone[i].saturable);
      const misses = missedTargets(scenario, own);
      if (i === 0 && !(saturable >= leastRatio * together)) misses.push('half-width');
      if (misses.length > 0) missed.push(`${title}, g L = ${scenario.gainLength}: ${misses.join(', ')}`);
      return [
        title,
        String(scenario.gainLength),
        `**${biasAndCoverage(own)}** (± ${(100 * own.biasError).toFixed(1)})`,
        percent(together),
        percent(saturable),
        percent(width(({ alone }) => alone[i].average)),
        misses.length === 0 ? 'met' : `missed: ${misses.join(', ')}`,
      ];
    }),
  );
  return { markdown: alignedMarkdown([header, header.map(() => '---'), ...rows]), missed };
}
