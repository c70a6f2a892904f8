// Reads 10,000 damaged copies of a file of every format: npm run fuzz (-- TRIALS)
// The same harness as in the tests (packages/formats/test/fuzz), with more damages; a fault names the damage that repeats it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const trials = process.argv[2] ?? '10000';
if (!/^[1-9]\d{0,6}$/.test(trials)) {
  console.error(`found "${trials}", expected a number of trials, such as 10000.`);
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '..', '..');
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    'packages/formats/test/fuzz.test.ts',
    '--reporter=./scripts/fuzz/fuzz-reporter.ts',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, MODALGAIN_FUZZ_TRIALS: trials } },
);
process.exit(status ?? 1);
