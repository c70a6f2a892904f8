import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { twoWayIntensity } from '@modalgain/gain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stripeErrors } from '../../packages/gain/src/planner/stripe-information.js';

interface Scenario {
  readonly name: string;
  readonly netGainPerCm: number;
  readonly target: object | null;
  readonly intensity: (lengthCm: number, pump: number) => number;
}
type Fit = readonly [number | null, number | null, number | null];
interface Trial {
  readonly outcome: string;
  readonly fits: readonly (Fit | null)[];
}
interface Tally {
  readonly biasShare: number;
  readonly biasError: number;
  readonly coverage: number;
  readonly notDetermined: number;
}
interface SeriesTrial {
  readonly together: readonly Trial[];
  readonly alone: readonly { readonly saturable: Fit; readonly average: Fit }[];
}
interface Series {
  readonly name: string;
}
interface Study {
  readonly series: readonly Series[];
  readonly runSeriesTrial: (series: Series, seed: number, trial: number) => SeriesTrial;
  readonly seriesTable: (
    chosen: readonly Series[],
    trialsOf: ReadonlyMap<string, readonly SeriesTrial[]>,
  ) => { markdown: string; missed: string[] };
  readonly boundOf: (scenario: Scenario) => number | undefined;
  readonly scenarios: readonly Scenario[];
  readonly runTrial: (scenario: Scenario, seed: number, trial: number) => Trial;
  readonly runOwnTrial: (scenario: Scenario, seed: number, trial: number) => Trial;
  readonly tally: (fits: readonly (Fit | null)[], truth: number) => Tally;
  readonly tallyFit: (scenario: Scenario, trials: readonly Trial[]) => Tally;
  readonly missedTargets: (scenario: Scenario, tally: Tally) => string[];
}

const folder = path.join(import.meta.dirname, '..', 'validate');

/** The scripts are plain JavaScript that node runs without a build. */
async function study(): Promise<Study> {
  const files = ['scenarios.mjs', 'trial.mjs', 'statistics.mjs', 'series.mjs', 'information-bound.mjs'];
  const modules: object[] = [];
  for (const file of files) modules.push((await import(path.join(folder, file))) as object);
  return Object.assign({}, ...modules) as Study;
}

/** A series fitted together that is no narrower than its scans. */
const asAlone = ({ fits: [fit] }: Trial) => ({ saturable: fit as Fit, average: fit as Fit });

/** The relative standard error of the two-way net gain that the planner expects, A = 1 and noise as in the study. */
function forecastOf(netGainPerCm: number, saturation: number, stripeLengthUm: readonly number[]): number {
  const parameters = { sourcePerCm: 1, netGainPerCm, saturation };
  const lengthsCm = stripeLengthUm.map((um) => um / 1e4);
  const readNoise = 5e-4 * twoWayIntensity(0.04, parameters);
  const errors = stripeErrors(
    { parameters, relativeNoise: 0.05, readNoise, darkError: readNoise, zeroErrorCm: 2e-4 },
    lengthsCm,
  );
  if (!errors) throw new Error('the planner has no forecast');
  const { slope, plainVariance, saturationVariance, covariance } = errors;
  return Math.sqrt(plainVariance + slope ** 2 * saturationVariance + 2 * slope * covariance) / netGainPerCm;
}

const trials = 40;

/** Fits with a loss inside, which integrates numerically, and of many points take longer. */
const slow = ['loss-inside', 'zero-error-strong'];
const trialsOf = ({ name }: Scenario): number => (slow.includes(name) ? 15 : trials);

describe('the coverage study, reduced', () => {
  it('finds bias and coverage within their targets', async () => {
    const { scenarios, runOwnTrial, tallyFit, missedTargets } = await study();
    const missed = scenarios
      .filter(({ target }) => target !== null)
      .flatMap((scenario) => {
        const all = Array.from({ length: trialsOf(scenario) }, (_, trial) => runOwnTrial(scenario, 3, trial));
        return missedTargets(scenario, tallyFit(scenario, all)).map((what) => `${scenario.name}: ${what}`);
      });
    expect(missed).toEqual([]);
  }, 120_000);

  it('reports strong saturation on few points as not determined', async () => {
    const { scenarios, runOwnTrial } = await study();
    const scenario = scenarios.find(({ name }) => name === 'strong-16-points');
    if (!scenario) throw new Error('the scenario is gone');
    const open = Array.from({ length: trials }, (_, trial) => runOwnTrial(scenario, 3, trial)).filter(
      ({ outcome }) => outcome === 'not-determined',
    );
    expect(open.length).toBeGreaterThan(0.8 * trials);
  });

  it('finds the gains of a fluence series within their targets, far narrower than scan by scan', async () => {
    const { series, runSeriesTrial, seriesTable } = await study();
    const [four] = series;
    const all = Array.from({ length: 25 }, (_, trial) => runSeriesTrial(four, 3, trial));
    const { markdown, missed } = seriesTable([four], new Map([[four.name, all]]));
    expect(missed).toEqual([]);
    expect(markdown.split('\n')).toHaveLength(2 + 4);
    const oneByOne = all.map(({ together }) => ({ together, alone: together.map(asAlone) }));
    expect(seriesTable([four], new Map([[four.name, oneByOne]])).missed).toEqual([
      'four fluences, g L = 0.5: half-width',
    ]);
  }, 120_000);

  it('knows what no fit could beat: half the width from four times the points, and open strong saturation', async () => {
    const { scenarios, boundOf } = await study();
    const bound = (name: string, change: object = {}) => {
      const scenario = scenarios.find((each) => each.name === name);
      if (!scenario) throw new Error('the scenario is gone');
      return boundOf({ ...scenario, ...change }) ?? NaN;
    };
    const lengths = (count: number) => Array.from({ length: count }, (_, i) => (400 * (i + 1)) / count);
    // Priors of zero and dark level weigh less against more points, so that it is not quite a half.
    const ratio =
      bound('moderate', { stripeLengthUm: lengths(240) }) /
      bound('moderate', { stripeLengthUm: lengths(60) });
    expect(ratio).toBeGreaterThan(0.45);
    expect(ratio).toBeLessThan(0.6);
    // The planner's forecast of a relative standard error is another way to the same number.
    const planned = forecastOf(150, 12 / (Math.expm1(6) / 150), lengths(30));
    expect(bound('moderate') / (1.96 * planned)).toBeCloseTo(1, 1);
    expect(bound('strong-30-points')).toBeGreaterThan(0.5);
    expect(boundOf(scenarios[0])).toBeUndefined();
  });

  it('sees the bias of unweighted Eq. 1 that the handbook states for moderate saturation', async () => {
    const { scenarios, runTrial, tally } = await study();
    const scenario = scenarios.find(({ name }) => name === 'moderate');
    if (!scenario) throw new Error('the scenario is gone');
    const all = Array.from({ length: trials }, (_, trial) => runTrial(scenario, 3, trial));
    const { biasShare, coverage } = tally(
      all.map(({ fits }) => fits[1]),
      scenario.netGainPerCm,
    );
    expect(biasShare).toBeCloseTo(-0.63, 1);
    expect(coverage).toBe(0);
  });

  it('calls a biased or an overconfident procedure one that misses its target', async () => {
    const { scenarios, tallyFit, missedTargets } = await study();
    const [scenario] = scenarios;
    const g = scenario.netGainPerCm;
    const answer = (value: number, half: number, i: number): Trial => ({
      outcome: 'determined',
      fits: [[value + (i % 2), value - half, value + half]],
    });
    const biased = Array.from({ length: 400 }, (_, i) => answer(1.1 * g, 0.5 * g, i));
    expect(missedTargets(scenario, tallyFit(scenario, biased))).toContain('bias');
    const narrow = Array.from({ length: 400 }, (_, i) => answer(g, i % 5 === 0 ? -1 : 1, i));
    expect(missedTargets(scenario, tallyFit(scenario, narrow))).toEqual(['coverage too low']);
  });

  it('simulates by quadrature the light that the closed form gives', async () => {
    const { scenarios } = await study();
    const scenario = scenarios.find(({ name }) => name === 'moderate');
    if (!scenario) throw new Error('the scenario is gone');
    const g = scenario.netGainPerCm;
    const saturation = 12 / (Math.expm1(6) / g);
    for (const lengthCm of [0.001, 0.01, 0.04]) {
      const closed = twoWayIntensity(lengthCm, { sourcePerCm: 1, netGainPerCm: g, saturation });
      expect(scenario.intensity(lengthCm, 1) / closed).toBeCloseTo(1, 9);
    }
  });
});

describe('npm run validate', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(path.join(tmpdir(), 'modalgain-validate-'));
    writeFileSync(
      path.join(out, 'page.md'),
      '# Page\n\n<!-- table of npm run validate -->\n<!-- end of the table -->\n\nEnd\n',
    );
  });
  afterEach(() => {
    rmSync(out, { recursive: true });
  });

  function validate(...options: string[]) {
    const args = ['--seed', '1', '--scenario', 'loss', '--docs', path.join(out, 'page.md'), '--folder', out];
    return spawnSync('node', [path.join(folder, 'validate.mjs'), ...args, ...options], { encoding: 'utf8' });
  }

  it('writes the same table however the work is divided, and only does what is left when resumed', () => {
    const alone = validate('--trials', '40', '--workers', '1');
    const page = readFileSync(path.join(out, 'page.md'), 'utf8');
    expect(page).toContain('loss only');
    expect(page.endsWith('\n\nEnd\n')).toBe(true);
    validate('--trials', '20', '--workers', '1');
    const resumed = validate('--trials', '40', '--workers', '2', '--resume');
    expect(resumed.stderr.trim().split('\n')).toHaveLength(1);
    expect(resumed.stdout).toBe(alone.stdout);
    expect(readFileSync(path.join(out, 'page.md'), 'utf8')).toBe(page);
  });

  it('refuses an unknown scenario with the names that there are', () => {
    const refused = validate('--scenario', 'nothing', '--trials', '0');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('loss-inside');
  });
});
