// How fast are sweeps, and what survives kill -9?  npm run bench:sweeps [-- --only NAME]
// Prints one table; README.md says what it means. Exit code 1: a value is over its limit.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOptions } from '../scripts/lib/options.mjs';
import { thousandFilms, twoThreads } from './sweeps/campaign-films.mjs';
import { millionPoints } from './sweeps/design-points.mjs';
import { killedTenTimes } from './sweeps/interrupted.mjs';

const cases = { points: millionPoints, films: thousandFilms, threads: twoThreads, killed: killedTenTimes };

const { values } = readOptions({ options: { only: { type: 'string' } } });
if (values.only !== undefined && !(values.only in cases)) {
  console.error(`There is no case "${values.only}". Cases: ${Object.keys(cases).join(', ')}.`);
  process.exit(2);
}
const chosen = values.only === undefined ? Object.values(cases) : [cases[values.only]];
console.log(aligned(['', 'value', '', 'limit']));
for (const run of chosen) {
  const folder = mkdtempSync(path.join(tmpdir(), 'modalgain-bench-sweep-'));
  try {
    for (const row of await run(folder)) tell(row);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ name, value, unit, limit, least }) {
  const bound = limit === undefined ? (least === undefined ? '' : `at least ${least}`) : `at most ${limit}`;
  const isOver = value > (limit ?? Infinity) || value < (least ?? -Infinity);
  if (isOver) process.exitCode = 1;
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(3);
  console.log(aligned([name, shown, unit, bound]) + (isOver ? '  over the limit' : ''));
}

function aligned([name, value, unit, bound]) {
  return `${name.padEnd(44)}${value.padStart(10)} ${unit.padEnd(8)}${bound.padStart(14)}`;
}
