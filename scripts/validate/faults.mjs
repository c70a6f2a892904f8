// Which fault of a digital twin does the analysis tell, and which does it see where there is none? Writes docs/validation.md.
// Runs on the built packages:  npm run build && node scripts/validate/faults.mjs [--trials 40 --resume]
import path from 'node:path';
import { faultKind } from '@modalgain/study';
import { readOptions } from '../lib/options.mjs';
import { blocksOf, keyOf, openJournal } from './blocks.mjs';
import { rows, twins } from './fault-rows.mjs';
import { writeBetween } from './markers.mjs';
import { runBlocks } from './run-blocks.mjs';
import { alignedMarkdown } from './table.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    folder: { type: 'string', default: path.join(root, 'tmp', 'faults') },
    resume: { type: 'boolean', default: false },
    docs: { type: 'string', default: path.join(root, 'docs', 'validation.md') },
  },
});
const [trials, seed, workers] = [values.trials, values.seed, values.workers].map(Number);
if (![trials, seed, workers].every((value) => Number.isInteger(value) && value > 0)) {
  console.error('faults: --trials, --seed and --workers take whole numbers above 0, e.g. --trials 40');
  process.exit(2);
}

/** What an analysis of a whole study goes through. */
const rooms = ['numerics', 'measurements', 'formats', 'optics', 'surface', 'gain', 'study'];

const clean = Object.keys(twins).map((twin) => ({ name: `clean ${twin}`, twin, faults: [] }));
const faulty = rows.map(({ kind, size, twin }) => ({
  name: `${kind} ${size} ${twin}`,
  twin,
  faults: [{ kind, size }],
}));
const tasks = new Map([...clean, ...faulty].map((task) => [task.name, task]));
const blocks = blocksOf([...tasks.values()], [seed], trials);
const { done, add } = openJournal(values.folder, values.resume, rooms);
const open = blocks.filter((block) => !done.has(keyOf(block)));
let finished = blocks.length - open.length;
await runBlocks({
  script: 'fault-worker.mjs',
  blocks: open.map((block) => {
    const { twin, faults } = tasks.get(block.scenario);
    return { ...block, twin, faults };
  }),
  workers,
  finished: (block) => {
    add(block);
    finished += 1;
    console.error(`${finished} of ${blocks.length} blocks`);
  },
});

const found = new Map([...tasks.keys()].map((name) => [name, []]));
for (const block of blocks) found.get(block.scenario).push(...done.get(keyOf(block)).found);
const countOf = (name, code) => found.get(name).filter((codes) => codes.includes(code)).length;
const header = ['fault', 'size', 'measured as', 'verdict', 'found', 'false alarms'];
const table = alignedMarkdown([
  header,
  header.map(() => '---'),
  ...rows.map(({ kind, size, twin, verdict }) => {
    return [
      kind,
      faultKind(kind).size === undefined ? '' : String(size).replace('-', '−'),
      twin,
      `\`${verdict}\``,
      `${countOf(`${kind} ${size} ${twin}`, verdict)} of ${trials}`,
      `${countOf(`clean ${twin}`, verdict)} of ${trials}`,
    ];
  }),
]);
console.log(table);
writeBetween(values.docs, ['<!-- table of faults -->', '<!-- end of the table of faults -->'], table);
