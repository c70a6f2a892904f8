import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeCampaign } from '../lib/campaign.mjs';
import { sweepRun } from '../lib/sweep-run.mjs';

const turns = 5;
/** For one thread against two. */
const fewFilms = 400;

function writeSweep(folder, filmCount) {
  writeCampaign(folder, filmCount);
  const sweep = path.join(folder, `films-${filmCount}.yaml`);
  const studies = Array.from(
    { length: filmCount },
    (_, i) => `  - films/F${String(i + 1).padStart(4, '0')}/study.yaml`,
  );
  writeFileSync(sweep, `sweep: 1\nlabels: films/{film number}/study.yaml\nstudies:\n${studies.join('\n')}\n`);
  return sweep;
}

/** Films of 4 fluences x 20 lengths analysed, a study each, on two threads: time against their number, and memory. */
export async function thousandFilms(folder) {
  const rows = [];
  for (const count of [10, 100, 1000]) {
    const sweep = writeSweep(folder, count);
    const run = await sweepRun(sweep, '--threads', '2', '--out', path.join(folder, `films-${count}-run`));
    const limit = count === 1000 ? 60 : undefined;
    rows.push(
      { name: `${count} films, two threads`, value: run.seconds, unit: 's', limit },
      { name: 'processor time of them, each', value: (1000 * run.processorSeconds) / count, unit: 'ms' },
      { name: 'most memory of them', value: run.megabytes, unit: 'MB', limit: 500 },
    );
  }
  return rows;
}

/** The same films on one thread and on two, in turns; the best of each. */
export async function twoThreads(folder) {
  const sweep = writeSweep(folder, fewFilms);
  const best = { 1: Infinity, 2: Infinity };
  for (let turn = 0; turn < turns; turn++)
    for (const threads of [1, 2]) {
      const out = path.join(folder, `threads-${threads}-${turn}`);
      const { seconds } = await sweepRun(sweep, '--threads', String(threads), '--out', out);
      best[threads] = Math.min(best[threads], seconds);
    }
  return [
    { name: `${fewFilms} films, one thread, best of ${turns}`, value: best[1], unit: 's' },
    { name: 'two threads over one', value: best[1] / best[2], unit: 'times', least: 1.5 },
  ];
}
