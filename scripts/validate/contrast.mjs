// Coverage of the contrast of a micrograph: how often the 95 % interval of the ratio holds the truth of simulated stamped borders.
// Runs on the built packages and writes its table into docs/validation.md:
//   tsc -b && node scripts/validate/contrast.mjs [--trials 400] [--seed 1] [--out docs/validation.md]
import { regionContrast, simulateStampedBorder } from '@modalgain/surface';
import { readOptions } from '../lib/options.mjs';
import { writeBetween } from './markers.mjs';

const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'docs/validation.md' },
  },
});
const [trials, seed] = [values.trials, values.seed].map(Number);
const [ratio, blackLevel] = [1.25, 20];
const size = { columns: 128, imageRows: 96 };

/** Detector noise of 8 grey levels and a shading of 6 where nothing else is said; grain of 6 levels. */
const scenarios = [
  { name: 'upright border, no grain', grainLevels: 0, tiltDeg: 0 },
  { name: 'upright border, grain of 1 pixel', grainPixels: 1, tiltDeg: 0 },
  { name: '4° from upright, grain of 2 pixels', grainPixels: 2, tiltDeg: 4 },
  { name: '30° from upright, grain of 1 pixel', grainPixels: 1, tiltDeg: -30 },
  { name: '45° from upright, grain of 3 pixels', grainPixels: 3, tiltDeg: 45 },
  { name: '88° from upright, grain of 1 pixel', grainPixels: 1, tiltDeg: 88 },
  { name: '88° from upright, grain of 3 pixels', grainPixels: 3, tiltDeg: 88 },
  { name: 'ratio 1.1, grain of 1 pixel', grainPixels: 1, ratio: 1.1 },
  { name: 'shading of 20 levels, grain of 2 pixels', grainPixels: 2, shadingLevels: 20 },
  {
    name: 'two rectangles given, grain of 2 pixels',
    grainPixels: 2,
    tiltDeg: 0,
    // Right over left: the stamped half is on the right.
    regions: [
      { columns: [70, 124], rows: [6, 90] },
      { columns: [4, 58], rows: [6, 90] },
    ],
  },
];

const tallies = scenarios.map((scenario, index) => tallyOf(scenario, index));
const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
const all = { name: 'all', found: sum('found'), held: sum('held'), z: sum('z'), zz: sum('zz'), width: null };
const lines = [...tallies, all].map(lineOf);
const head = [
  '| micrograph of 128 x 96 pixels | no border | covered | mean shift in standard errors | scatter in standard errors | half-width |',
  '| --- | --- | --- | --- | --- | --- |',
];
const text = `Seed ${seed}, ${trials} images a row:\n\n${[...head, ...lines].join('\n')}`;
console.log(text);
writeBetween(
  values.out,
  ['<!-- table of contrast.mjs -->', '<!-- end of the table of contrast.mjs -->'],
  text,
);

function tallyOf({ name, regions, ...task }, index) {
  const tally = { name, found: 0, held: 0, z: 0, zz: 0, width: 0 };
  const truth = task.ratio ?? ratio;
  for (let trial = 0; trial < trials; trial += 1) {
    const imageSeed = (seed * scenarios.length + index) * trials + trial;
    const image = simulateStampedBorder({ ...size, ratio, blackLevel, ...task, seed: imageSeed });
    const contrast = regionContrast({ image, blackLevel, regions, seed: trial });
    if (contrast.kind !== 'contrast' || contrast.ratio.kind !== 'determined') continue;
    const { value, standardError, interval95 } = contrast.ratio.estimate;
    const shift = (value - truth) / standardError;
    tally.found += 1;
    tally.held += Number(interval95[0] <= truth && truth <= interval95[1]);
    tally.z += shift;
    tally.zz += shift ** 2;
    tally.width += (interval95[1] - interval95[0]) / 2 / truth;
  }
  return tally;
}

function lineOf({ name, found, held, z, zz, width }) {
  const lost = (name === 'all' ? trials * scenarios.length : trials) - found;
  const cells = [
    `${lost}`,
    `${((100 * held) / found).toFixed(1)} %`,
    (z / found).toFixed(2).replace('-', '−'),
    Math.sqrt(zz / found).toFixed(2),
    width === null ? '' : `${((100 * width) / found).toFixed(1)} %`,
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}
