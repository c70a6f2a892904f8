// The coverage study of the stripe fit: bias and coverage of the net gain over many noises, beside those of the usual practice.
// Runs on the built packages:  npm run validate [-- --trials 400 --seed 1,2 --resume]
import path from 'node:path';
import { readOptions } from '../lib/options.mjs';
import { blocksOf, keyOf, openJournal } from './blocks.mjs';
import { writeBetween } from './markers.mjs';
import { runBlocks } from './run-blocks.mjs';
import { scenarios } from './scenarios.mjs';
import { series, seriesTable } from './series.mjs';
import { coverageTable } from './table.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const markers = ['<!-- table of npm run validate -->', '<!-- end of the table -->'];

const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1,2' },
    workers: { type: 'string', default: '2' },
    scenario: { type: 'string', multiple: true },
    folder: { type: 'string', default: path.join(root, 'tmp', 'validate') },
    docs: { type: 'string', default: path.join(root, 'docs', 'validation.md') },
    resume: { type: 'boolean', default: false },
  },
});
const trials = Number(values.trials);
const workers = Number(values.workers);
const seeds = values.seed.split(',').map(Number);
const isChosen = ({ name }) => values.scenario?.includes(name) ?? true;
const chosen = [...scenarios, ...series].filter(isChosen);
const counts = [trials, workers, ...seeds];
if (chosen.length === 0 || counts.some((count) => !Number.isInteger(count) || count < 1)) {
  const names = [...scenarios, ...series].map(({ name }) => name).join(', ');
  console.error(
    `validate: --trials, --workers and --seed take whole numbers above 0, --scenario one of ${names}.`,
  );
  process.exit(2);
}

const blocks = blocksOf(chosen, seeds, trials);
const { done, add } = openJournal(values.folder, values.resume);
const open = blocks.filter((block) => !done.has(keyOf(block)));
let finished = blocks.length - open.length;
await runBlocks({
  blocks: open,
  workers,
  finished: (block) => {
    add(block);
    finished += 1;
    console.error(`${finished} of ${blocks.length} blocks: ${block.scenario}, seed ${block.seed}`);
  },
});

const parts = seeds.map((seed) => {
  const trialsOf = new Map(
    chosen.map(({ name }) => [
      name,
      blocks
        .filter((block) => block.seed === seed && block.scenario === name)
        .flatMap((block) => done.get(keyOf(block)).trials),
    ]),
  );
  const tables = [
    { part: scenarios.filter(isChosen), table: coverageTable },
    { part: series.filter(isChosen), table: seriesTable },
  ]
    .filter(({ part }) => part.length > 0)
    .map(({ part, table }) => table(part, trialsOf));
  return {
    text: [`Seed ${seed}, ${trials} trials a scenario:`, ...tables.map(({ markdown }) => markdown)].join(
      '\n\n',
    ),
    missed: tables.flatMap(({ missed }) => missed),
  };
});
const text = parts.map((part) => part.text).join('\n\n');
console.log(text);
writeBetween(values.docs, markers, text);
const missed = parts.flatMap((part) => part.missed);
console.log(missed.length === 0 ? '\nAll targets are met.' : `\nMissed:\n${missed.join('\n')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
