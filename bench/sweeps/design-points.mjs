import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sweepRun } from '../lib/sweep-run.mjs';
import { writeCampaign } from '../lib/campaign.mjs';

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

/** A million points of confinement, net gain and threshold on two threads, from starting Node to the merged table. */
export async function millionPoints(folder) {
  const sweep = writeDesignSweep(folder, {
    thicknesses: 1000,
    densities: 20,
    underlayers: 50,
    pointsPerPart: 10_000,
  });
  const run = await sweepRun(sweep, '--threads', '2', '--out', path.join(folder, 'design-run'));
  return [
    { name: 'a million points, two threads', value: run.seconds, unit: 's', limit: 6 },
    { name: 'processor time of them', value: run.processorSeconds, unit: 's' },
    { name: 'most memory of them', value: run.megabytes, unit: 'MB', limit: 500 },
  ];
}
