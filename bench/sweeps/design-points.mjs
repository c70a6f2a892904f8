import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  manifestOf,
  openRunFolder,
  openSweepFile,
  runParts,
} from '../../packages/compute/dist/node/index.js';
import { writeCampaign } from '../lib/campaign.mjs';
import { sweepRun } from '../lib/sweep-run.mjs';

/** Writes a sweep of so many points of thickness, density and underlayer after a film that has been measured. */
export function writeDesignSweep(folder, { thicknesses, densities, underlayers, pointsPerPart }) {
  const [study] = writeCampaign(folder, 1);
  const sweep = path.join(folder, 'design.yaml');
  writeFileSync(
    sweep,
    `sweep: 1
study: ${path.relative(folder, path.join(study, 'study.yaml'))}
unitsPerPart: ${pointsPerPart}
design:
  thickness: {from: 60 nm, to: 400 nm, count: ${thicknesses}}
  density: {from: 0.8, to: 1.2, count: ${densities}}
  underlayer: {index: 1.6, thickness: {from: 0 nm, to: 200 nm, count: ${underlayers}}}
`,
  );
  return sweep;
}

/** A million points of confinement, net gain and threshold on two threads: computed and kept in parts, and by the command from start to merged table. */
export async function millionPoints(folder) {
  const sweepFile = writeDesignSweep(folder, {
    thicknesses: 1000,
    densities: 20,
    underlayers: 50,
    pointsPerPart: 10_000,
  });
  const computed = await computeParts(sweepFile, path.join(folder, 'computed'));
  const whole = await sweepRun(sweepFile, '--threads', '2', '--out', path.join(folder, 'whole'));
  return [
    { name: 'a million points on two threads', value: computed.seconds, unit: 's', limit: 6 },
    { name: 'their processor time', value: computed.processorSeconds, unit: 's' },
    { name: 'with Node started, and merged', value: whole.seconds, unit: 's' },
    { name: 'processor time of that', value: whole.processorSeconds, unit: 's' },
    { name: 'most memory of that', value: whole.megabytes, unit: 'MB', limit: 500 },
  ];
}

/** Starting the threads and analysing the study in each is in it. */
async function computeParts(sweepFile, folder) {
  const { sweep, source } = await openSweepFile(sweepFile);
  const manifest = await manifestOf({ sweep, sweepFile, folder, version: 'bench' });
  const parts = await openRunFolder({ folder, manifest, source, resume: false });
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { lost } = await runParts({ folder, parts, partCount: sweep.partCount, threads: 2 });
  const { user, system } = process.cpuUsage(before);
  if (lost.length > 0) throw new Error(`${lost.length} parts were lost: ${lost[0].why}`);
  return { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 };
}
