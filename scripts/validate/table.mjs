// The results as a table in markdown.
import { boundOf } from './information-bound.mjs';
import { practices } from './usual-practice.mjs';
import { medianHalfWidth, missedTargets, tally, tallyFit } from './statistics.mjs';

const signed = (share) =>
  `${share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(1)}`.replace(/^−(0\.0)$/, '$1');
export const percent = (share) => (Number.isFinite(share) ? `${(100 * share).toFixed(0)} %` : 'open');
export const biasAndCoverage = ({ biasShare, coverage }) =>
  `${signed(biasShare)} / ${(100 * coverage).toFixed(0)}`;

/**
 * One row a scenario.
 *
 * @param {Map<string, object[]>} trialsOf the trials of each scenario, in the order of their streams
 * @returns {{markdown: string, missed: string[]}}
 */
export function coverageTable(scenarios, trialsOf) {
  const header = [
    'scenario',
    'modalgain',
    'half-width (bound)',
    'not determined',
    'target',
    ...practices.map(({ title }) => title),
  ];
  const missed = [];
  const rows = scenarios.map((scenario) => {
    const trials = trialsOf.get(scenario.name);
    const own = tallyFit(scenario, trials);
    const misses = missedTargets(scenario, own);
    if (misses.length > 0) missed.push(`${scenario.title}: ${misses.join(', ')}`);
    const usual = practices.map((_, i) =>
      biasAndCoverage(
        tally(
          trials.map(({ fits }) => fits[i + 1]),
          scenario.netGainPerCm,
        ),
      ),
    );
    return [
      scenario.title,
      `**${biasAndCoverage(own)}** (± ${(100 * own.biasError).toFixed(1)})`,
      halfWidth(
        trials.map(({ fits }) => fits[0]),
        scenario,
      ),
      percent(own.notDetermined),
      scenario.target === null ? 'none' : misses.length === 0 ? 'met' : `missed: ${misses.join(', ')}`,
      ...usual,
    ];
  });
  return { markdown: alignedMarkdown([header, header.map(() => '---'), ...rows]), missed };
}

/** The median of modalgain's intervals, and what the information in the points allows at best. */
function halfWidth(fits, scenario) {
  const median = percent(medianHalfWidth(fits, scenario.netGainPerCm));
  const bound = boundOf(scenario);
  return bound === undefined ? median : `${median} (${percent(bound)})`;
}

/** Columns of equal width, as the formatter of this project writes them. */
export function alignedMarkdown(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (text === '---' ? '-'.repeat(widths[column]) : text.padEnd(widths[column]));
  return rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
