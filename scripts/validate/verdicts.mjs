// How often do the verdicts on a stripe scan raise a false alarm, and how often do they find a fault? Writes docs/verdicts.md.
// Runs on the built packages:  npm run build && node scripts/validate/verdicts.mjs [--trials 1000 --seed 1 --resume]
import path from 'node:path';
import { readOptions } from '../lib/options.mjs';
import { blocksOf, keyOf, openJournal } from './blocks.mjs';
import { writeBetween } from './markers.mjs';
import { runBlocks } from './run-blocks.mjs';
import { cleanTable, faultTable, sizeTable } from './verdict-tables.mjs';
import { cleanRows, faultsThatMatter, otherFaults, sizesFound } from './verdict-rows.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    folder: { type: 'string', default: path.join(root, 'tmp', 'verdicts') },
    resume: { type: 'boolean', default: false },
    docs: { type: 'string', default: path.join(root, 'docs', 'verdicts.md') },
  },
});
const [trials, seed, workers] = [values.trials, values.seed, values.workers].map(Number);
if (![trials, seed, workers].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('verdicts: --trials, --seed and --workers take whole numbers above 0, e.g. --trials 1000');
  process.exit(2);
}

/** A false alarm is rarer than a fault that is found, and takes more scans to count. */
const faultTrials = Math.ceil(0.4 * trials);
const tables = { clean: cleanRows, matter: faultsThatMatter(), other: otherFaults() };
const rows = new Map(
  Object.values(tables)
    .flat()
    .map((row) => [row.title, row]),
);
const blocks = [...rows.values()].flatMap(({ title, fault }) =>
  blocksOf([{ name: title }], [seed], fault ? faultTrials : trials),
);
const { done, add } = openJournal(values.folder, values.resume);
const open = blocks.filter((block) => !done.has(keyOf(block)));
let finished = blocks.length - open.length;
await runBlocks({
  script: 'verdict-worker.mjs',
  blocks: open.map((block) => ({ ...block, row: rows.get(block.scenario) })),
  workers,
  finished: (block) => {
    add(block);
    finished += 1;
    if (finished % 50 === 0) console.error(`${finished} of ${blocks.length} blocks`);
  },
});
const found = new Map([...rows.keys()].map((title) => [title, []]));
for (const block of blocks) found.get(block.scenario).push(...done.get(keyOf(block)).found);

const text = [
  `Clean scans, ${trials} each: share with each verdict, %.`,
  cleanTable(tables.clean, found),
  `Faults of a size that biases g by 10 %, ${faultTrials} scans each.`,
  faultTable(tables.matter, found),
  `Other faults and sizes, ${faultTrials} scans each.`,
  faultTable(tables.other, found),
  'The size that is found in 90 of 100 scans of g L 4, by forecast.',
  sizeTable(sizesFound()),
].join('\n\n');
console.log(text);
writeBetween(values.docs, ['<!-- tables of verdicts -->', '<!-- end of the tables of verdicts -->'], text);
