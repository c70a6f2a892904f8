// Do the 95 % intervals of the report hold what is true? Simulates the example with one seed after another, analyses each as
// any study, and counts. Runs on the built packages:  npm run build && node scripts/coverage/coverage.mjs [--seeds 20]
import { readFileSync } from 'node:fs';
import { readOptions } from '../lib/options.mjs';
import { coverageOf, overallCoverage, readTruth, runTrial } from '@modalgain/study';

const smallestShare = 0.9;
const truthFile = new URL('../../examples/flat-stamping/truth.json', import.meta.url);

const { values } = readOptions({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    missed: { type: 'boolean', default: false },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i);
if (seeds.length === 0 || seeds.some((seed) => !Number.isInteger(seed) || seed < 0)) {
  console.error('coverage: --seeds and --from take whole numbers, e.g. --seeds 20 --from 1');
  process.exit(2);
}

const truth = readTruth(readFileSync(truthFile, 'utf8'), 'truth.json');
const comparisons = [];
for (const seed of seeds) {
  const trial = await runTrial(truth, seed);
  comparisons.push(...trial);
  const { covered, determined } = overallCoverage(trial);
  console.error(`seed ${seed}: ${covered} of ${determined} determined quantities hold the truth`);
  if (values.missed) trial.filter(({ outcome }) => outcome === 'missed').forEach(printMissed);
}

const overall = overallCoverage(comparisons);
const share = overall.covered / overall.determined;
console.log('quantity                     determined  covered  share   not determined  limits that hold');
[...coverageOf(comparisons), overall].forEach(printRow);
console.log(
  `\n${(100 * share).toFixed(1)} % of the determined quantities over ${seeds.length} seeds; at least ${100 * smallestShare} % are asked for.`,
);
process.exitCode = share >= smallestShare ? 0 : 1;

function printRow({ quantity, determined, covered, notDetermined, limits, limitsThatHold }) {
  const percent = determined === 0 ? '-' : `${((100 * covered) / determined).toFixed(1)} %`;
  const held = limits === 0 ? '-' : `${limitsThatHold} of ${limits}`;
  console.log(
    [
      quantity.padEnd(28),
      String(determined).padStart(10),
      String(covered).padStart(8),
      percent.padStart(8),
      String(notDetermined).padStart(15),
      held.padStart(17),
    ].join(' '),
  );
}

function printMissed({ quantity, of, truth: value, interval95: [lower, upper] }) {
  const digits = (number) => number.toPrecision(4);
  console.error(`  missed ${quantity} ${of}: ${digits(lower)} to ${digits(upper)}, truth ${digits(value)}`);
}
