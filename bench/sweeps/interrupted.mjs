import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startModalgain, sweepRun } from '../lib/sweep-run.mjs';
import { writeDesignSweep } from './design-points.mjs';

const kills = 10;
/** After its first new part a process is killed within so many ms: while it computes, writes or renames. */
const latestMs = 200;

const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every finished part with its hash. */
function partsOf(folder) {
  const parts = path.join(folder, 'parts');
  let names = [];
  try {
    names = readdirSync(parts).filter((name) => name.endsWith('.parquet') && name.startsWith('part-'));
  } catch {
    // Killed before there was a folder.
  }
  return new Map(names.map((name) => [name, hash(path.join(parts, name))]));
}

/** A local sweep ended by kill -9 at ten random moments: finished parts that were lost or changed, and whether the end is that of a calm run. */
export async function killedTenTimes(folder) {
  const sweep = writeDesignSweep(folder, {
    thicknesses: 1000,
    densities: 20,
    underlayers: 20,
    pointsPerPart: 2000,
  });
  const out = path.join(folder, 'killed');
  let lost = 0;
  let kept = new Map();
  for (let kill = 0; kill < kills; kill++) {
    const child = startModalgain('sweep', sweep, '--threads', '2', '--out', out, '--resume');
    const ended = new Promise((resolve) => child.once('close', resolve));
    while (partsOf(out).size <= kept.size) await wait(20);
    await wait(latestMs * Math.random());
    child.kill('SIGKILL');
    await ended;
    const now = partsOf(out);
    lost += [...kept].filter(([name, sha]) => now.get(name) !== sha).length;
    console.error(`  kill ${kill + 1}: ${now.size} parts finished`);
    kept = now;
  }
  await sweepRun(sweep, '--threads', '2', '--out', out, '--resume');
  const after = partsOf(out);
  lost += [...kept].filter(([name, sha]) => after.get(name) !== sha).length;
  const calm = path.join(folder, 'calm');
  await sweepRun(sweep, '--threads', '2', '--out', calm);
  const table = path.join('merged', 'table.parquet');
  const differs = hash(path.join(out, table)) === hash(path.join(calm, table)) ? 0 : 1;
  return [
    { name: `parts lost by ${kills} kills -9`, value: lost, unit: 'parts', limit: 0 },
    { name: 'merged tables other than a calm run', value: differs, unit: 'tables', limit: 0 },
  ];
}
