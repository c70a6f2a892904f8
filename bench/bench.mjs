// How fast is it?  npm run bench [-- --keep]
// Prints one table; README.md says what its columns mean. Exit code 1: the Eq. 1 fit is too far above its C floor.
import { readFileSync, writeFileSync } from 'node:fs';
import { readOptions } from '../scripts/lib/options.mjs';
import { equationOne, equationOneFloor, floorSkipped } from './cases/equation-one.mjs';
import { exampleStudy } from './cases/example-study.mjs';
import { modeCases } from './cases/modes.mjs';
import { planeWaveCases } from './cases/plane-waves.mjs';
import { surfaceCases } from './cases/surface.mjs';
import { lossyFit, saturableFit, saturableProfile, thousandBootstraps } from './cases/stripe-fit.mjs';

const greatestFloorRatio = 3;
const keptFile = new URL('kept.json', import.meta.url);

const cases = [
  { name: 'Eq. 1 fit, 50 points', run: equationOne },
  { name: 'saturable reweighted fit, 30 points', run: saturableFit, limitMilliseconds: 1 },
  { name: 'its profile interval', run: saturableProfile, limitMilliseconds: 5 },
  { name: '1000 bootstraps of that fit', run: thousandBootstraps, limitMilliseconds: 2000 },
  { name: 'that fit with a known loss', run: lossyFit, limitMilliseconds: 20 },
  { name: 'the example study, command line', run: exampleStudy, limitMilliseconds: 5000 },
  ...modeCases,
  ...planeWaveCases,
  ...surfaceCases,
];

const { values } = readOptions({ options: { keep: { type: 'boolean', default: false } } });
const kept = JSON.parse(readFileSync(keptFile, 'utf8'));
const columns = ['', 'time', 'limit', 'in C floors', 'kept', 'now/kept'];
console.log(aligned(columns));
const figures = {};
for (const { name, run, limitMilliseconds } of cases) {
  const { milliseconds, inFloors } = measured(run);
  figures[name] = inFloors && Number(inFloors.toPrecision(3));
  const change = inFloors && kept[name] && (inFloors / kept[name]).toFixed(2);
  const over = milliseconds > limitMilliseconds ? '  over the limit (an idle machine counts)' : '';
  const cells = [duration(milliseconds), duration(limitMilliseconds), figures[name], kept[name], change];
  console.log(aligned([name, ...cells]) + over);
}
if (floorSkipped) console.log(`\nNo C floor, and nothing to compare with: ${floorSkipped}.`);
else judge(figures[cases[0].name]);
if (values.keep && !floorSkipped) {
  writeFileSync(keptFile, `${JSON.stringify(figures, null, 2)}\n`);
  console.log('Kept in bench/kept.json.');
}

/** A case with the C floor measured before and after it, in case the machine is busier than a minute ago. */
function measured(run) {
  const before = floorSkipped ? undefined : equationOneFloor().milliseconds;
  const { milliseconds, floorMilliseconds } = run();
  if (floorSkipped) return { milliseconds };
  const around = (before + equationOneFloor().milliseconds) / 2;
  return { milliseconds, inFloors: milliseconds / (floorMilliseconds ?? around) };
}

function duration(time) {
  if (time === undefined) return '';
  if (time < 1) return `${(1000 * time).toFixed(1)} us`;
  return time < 1000 ? `${time.toFixed(2)} ms` : `${(time / 1000).toFixed(2)} s`;
}

function aligned([name, ...cells]) {
  return name.padEnd(36) + cells.map((cell) => String(cell ?? '').padStart(12)).join('');
}

function judge(ratio) {
  const verdict = ratio <= greatestFloorRatio ? 'at most' : 'MORE THAN';
  console.log(
    `\nThe Eq. 1 fit takes ${ratio.toFixed(2)} times its C floor: ${verdict} ${greatestFloorRatio} times.`,
  );
  if (ratio > greatestFloorRatio) process.exitCode = 1;
}
