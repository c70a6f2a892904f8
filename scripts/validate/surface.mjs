// Coverage of the roughness of a scan: how often the 95 % interval of Sq, corrected for levelling, holds the truth of simulated rough surfaces.
// Runs on the built packages:  tsc -b && node scripts/validate/surface.mjs [--trials 400] [--pixels 128] [--seed 1] [--shape gaussian] [--docs docs/validation.md]
import { randomStream } from '@modalgain/numerics';
import { applyRecipe, regionRoughness } from '@modalgain/surface';
import { removedBackground } from '../../packages/surface/dist/recipe/removed-background.js';
import { randomField } from '../../packages/surface/dist/simulate/random-field.js';
import { readOptions } from '../lib/options.mjs';
import { writeBetween } from './markers.mjs';

const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '400' },
    pixels: { type: 'string', default: '128' },
    seed: { type: 'string', default: '1' },
    shape: { type: 'string', multiple: true, default: ['gaussian', 'exponential'] },
    docs: { type: 'string' },
  },
});
const [trials, pixels, seed] = [values.trials, values.pixels, values.seed].map(Number);
const [pixelNm, rmsNm] = [10, 4];

const recipes = {
  plane: [{ step: 'plane' }],
  'degree 2': [{ step: 'polynomial', degree: 2 }],
  'plane, row means': [{ step: 'plane' }, { step: 'row-polynomial', degree: 0 }],
  'rows of degree 1': [{ step: 'row-polynomial', degree: 1 }],
  'rows of degree 2': [{ step: 'row-polynomial', degree: 2 }],
};

const markers = ['<!-- table of surface.mjs -->', '<!-- end of the table of surface.mjs -->'];
const lines = [
  '| correlation | T/L | taken off | not determined | covered, % | warned | mean Sq²/s² | as levelled |',
  '| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |',
];
console.log(lines.join('\n'));
for (const shape of values.shape) {
  for (const lengthShare of [0.01, 0.03, 0.06, 0.1]) {
    const correlationLengthNm = lengthShare * pixels * pixelNm;
    const draw = randomField({ rows: pixels, columns: pixels, pixelNm, rmsNm, correlationLengthNm, shape });
    const tallies = new Map(
      Object.keys(recipes).map((name) => [name, { held: 0, found: 0, warned: 0, sum: 0, plain: 0 }]),
    );
    for (let trial = 0; trial < trials / 2; trial++) {
      for (const zNm of draw(randomStream(seed, trial)))
        for (const [name, recipe] of Object.entries(recipes)) count(tallies.get(name), zNm, recipe);
    }
    for (const [name, tally] of tallies) {
      lines.push(lineOf({ shape, lengthShare, name, tally }));
      console.log(lines.at(-1));
    }
  }
}

if (values.docs) {
  writeBetween(
    values.docs,
    markers,
    `Seed ${seed}, ${trials} surfaces of ${pixels} x ${pixels} pixels a row:\n\n${lines.join('\n')}`,
  );
}

function count(tally, zNm, recipe) {
  const map = {
    kind: 'height-map',
    provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulation', notes: [] },
    title: 'Height',
    rows: pixels,
    columns: pixels,
    widthNm: pixels * pixelNm,
    heightNm: pixels * pixelNm,
    zNm,
  };
  const levelled = applyRecipe(map, recipe).map;
  const found = regionRoughness({
    ...levelled,
    use: new Uint8Array(zNm.length).fill(1),
    pixelXNm: pixelNm,
    pixelYNm: pixelNm,
    removed: removedBackground(recipe),
  });
  if (found.kind !== 'determined') return;
  const [low, high] = found.sqNm.interval95;
  tally.found += 1;
  if (!found.correctionHolds) tally.warned += 1;
  tally.sum += (found.sqNm.value / rmsNm) ** 2;
  tally.plain += (found.plainSqNm / rmsNm) ** 2;
  if (low <= rmsNm && rmsNm <= high) tally.held += 1;
}

function lineOf({ shape, lengthShare, name, tally }) {
  const { held, found, warned, sum, plain } = tally;
  const cells = [
    shape,
    lengthShare,
    name,
    trials - found,
    ((100 * held) / found).toFixed(1),
    warned,
    (sum / found).toFixed(3),
    (plain / found).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |`;
}
