// How often do the verdicts on a stripe scan raise a false alarm, and how often do they find a fault? Writes docs/verdicts.md.
// Runs on the built packages:  npm run build && node scripts/validate/verdicts.mjs [--trials 1000 --seed 1 --workers 2]
import path from 'node:path';
import { readOptions } from '../lib/options.mjs';
import { writeBetween } from './markers.mjs';
import { runBlocks } from './run-blocks.mjs';
import { cleanTable, faultTable } from './verdict-tables.mjs';
import { cleanRows, faultsThatMatter, otherFaults } from './verdict-rows.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    docs: { type: 'string', default: path.join(root, 'docs', 'verdicts.md') },
  },
});
const [trials, seed, workers] = [values.trials, values.seed, values.workers].map(Number);
if (![trials, seed, workers].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('verdicts: --trials, --seed and --workers take whole numbers above 0, e.g. --trials 1000');
  process.exit(2);
}

const trialsPerBlock = 50;
const tables = { clean: cleanRows, matter: faultsThatMatter(), other: otherFaults() };
const rows = Object.values(tables).flat();
const found = new Map(rows.map(({ title }) => [title, []]));
const blocks = rows.flatMap((row) =>
  Array.from({ length: Math.ceil(trials / trialsPerBlock) }, (_, i) => ({
    row,
    seed,
    from: i * trialsPerBlock,
    to: Math.min((i + 1) * trialsPerBlock, trials),
  })),
);
let finished = 0;
await runBlocks({
  script: 'verdict-worker.mjs',
  blocks,
  workers,
  finished: (block) => {
    found.get(block.row.title).push(...block.found);
    finished += 1;
    if (finished % 50 === 0) console.error(`${finished} of ${blocks.length} blocks`);
  },
});

const text = [
  `Clean scans, ${trials} each: share with each verdict, %.`,
  cleanTable(tables.clean, found),
  `Faults of a size that biases g by 10 %, ${trials} scans each.`,
  faultTable(tables.matter, found),
  `Other faults and sizes, ${trials} scans each.`,
  faultTable(tables.other, found),
].join('\n\n');
console.log(text);
writeBetween(values.docs, ['<!-- tables of verdicts -->', '<!-- end of the tables of verdicts -->'], text);
