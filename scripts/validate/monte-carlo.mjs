// Trials of the whole chain beside the stated intervals: far from cut-off, near it, with shared causes, and for the example.
// Runs on the built packages:  node scripts/validate/monte-carlo.mjs [--trials 4000 --example-trials 1000 --seed 1]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runTrialsOnThreads } from '@modalgain/compute/node';
import { memorySource } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { normalCdf } from '@modalgain/numerics';
import { concludeTrials, monteCarloTask, runStudyInFull } from '@modalgain/study';
import { readOptions } from '../lib/options.mjs';
import { root } from '../lib/workspace.mjs';
import { writeBetween } from './markers.mjs';

const markers = ['<!-- tables of monte-carlo.mjs -->', '<!-- end of the tables of monte-carlo.mjs -->'];

const { values } = readOptions({
  options: {
    trials: { type: 'string', default: '4000' },
    'example-trials': { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    docs: { type: 'string', default: path.join(root, 'docs', 'validation.md') },
  },
});
const trials = Number(values.trials);
const exampleTrials = Number(values['example-trials']);
const seed = Number(values.seed);

const fluences = [4, 10, 20, 40, 80, 200, 800];

/** Net gains of 0.88 x 432 cm-1 x density f - 100 cm-1 with F_s = 40 uJ/cm2 (Langmuir), good to 3 cm-1. */
function film({ thickness, index = '2.01 +- 0.01', density = 1, rest = '' }) {
  const gains = fluences.map((fluence) => {
    const gain = (0.88 * 432 * density * fluence) / (fluence + 40) - 100;
    return `[${fluence} uJ/cm^2, ${gain.toFixed(3)} +- 3 cm^-1]`;
  });
  return `{thickness: ${thickness}, index: ${index}, loss: 100 +- 3 cm^-1, stripe: {netGain: [${gains.join(', ')}]}${rest}}`;
}

const study = (crossSectionError, films) =>
  `modalgain: 1\ntitle: Trials\nwavelengths: {emission: 656 nm, pump: 400 nm}\nstack: {cover: air, substrate: fused-silica}\n` +
  `emissionCrossSection: 4.32e-15 +- ${crossSectionError}e-15 cm^2\npump: {scaleError: 3 %}\nfilms: {${films}}\n`;

async function tried(text, source, count) {
  const finished = await runStudyInFull({ text, file: 'study.yaml', source });
  const task = { ...(await monteCarloTask(finished)), seed };
  return concludeTrials('study.yaml', task, await runTrialsOnThreads(task, { trials: count }));
}

const inMemory = (text) => tried(text, memorySource(new Map()), trials);

const find = (document, quantity, owner) =>
  document.quantities.find((each) => each.quantity === quantity && each.film === owner);

const nameOf = ({ symbol, before, fluenceUjPerCm2 }) =>
  `${symbol}${before === null ? '' : ` to ${before}`}${fluenceUjPerCm2 === null ? '' : ` at ${fluenceUjPerCm2} µJ/cm²`}`;

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** Every quantity of a pair of films far from cut-off. */
async function farTable() {
  const document = await inMemory(
    study(
      '0.1',
      `A: ${film({ thickness: '204.3 +- 1.5 nm' })}, AS: ${film({ thickness: '150 +- 1 nm', density: 1.3, rest: ', stampedFrom: A' })}`,
    ),
  );
  const rows = document.quantities
    .filter(({ quantity }) => quantity !== 'netGainPerCm')
    .map((each) => {
      const { agreement, film: owner } = each;
      const [lower, upper] = agreement.endShifts;
      return `| ${owner ?? 'all'} | ${nameOf(each)} | ${agreement.widthRatio.toFixed(3)} ± ${agreement.widthRatioError.toFixed(3)} | ${signed(lower)} / ${signed(upper)} | ${agreement.agrees ? 'yes' : 'no'} |`;
    });
  return [
    '| film | quantity | width of the trials over that stated | ends, in half the stated width | agree |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

/** What a warning is about. */
const differing = ({ quantities, verdicts }) =>
  verdicts.length === 0
    ? 'none'
    : quantities
        .filter(({ agreement }) => agreement?.agrees === false)
        .map(nameOf)
        .join(', ');

/** n = 1.9 on fused silica guides from 61.25 nm on; thicknesses good to 1.2 nm. */
async function nearTable() {
  const cutoffNm = 61.25;
  const errorNm = 1.2;
  const rows = [];
  for (const marginNm of [2, 3, 4, 5, 7, 10, 20, 60]) {
    const thicknessNm = cutoffNm + marginNm;
    const document = await inMemory(
      study('0.1', `A: ${film({ thickness: `${thicknessNm} +- ${errorNm} nm`, index: '1.9' })}`),
    );
    const confinement = find(document, 'confinementModal', 'A');
    const density = find(document, 'densityPerCm3', 'A');
    const expected = 100 * normalCdf(-marginNm / errorNm);
    const ends = ([lower, upper]) => `${(lower / 1e15).toFixed(0)} to ${(upper / 1e15).toFixed(0)}`;
    rows.push(
      `| ${marginNm} nm | ${(100 * confinement.shareWithout).toFixed(1)} % (${expected.toFixed(1)} %) | ${density ? ends(density.linear.interval95) : 'not determined'} | ${density?.monteCarlo ? ends(density.monteCarlo.interval95) : '–'} | ${density?.monteCarlo ? density.monteCarlo.skewness.toFixed(2) : '–'} | ${differing(document)} |`,
    );
  }
  return [
    '| above cut-off | no mode (normal) | nₜ stated, 10¹⁵ cm⁻³ | nₜ in trials | skewness | warned of |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

/** Relative half-widths with a cross-section that is good to 0.02 % or to 20 %. */
async function sharedTable() {
  const pair = `A: ${film({ thickness: '204.3 +- 1.5 nm' })}, AS: ${film({ thickness: '150 +- 1 nm', density: 1.3, rest: ', stampedFrom: A' })}`;
  const half = ({ monteCarlo: { interval95, median } }) =>
    `${((50 * (interval95[1] - interval95[0])) / median).toFixed(1)} %`;
  const rows = [];
  for (const [error, words] of [
    ['0.001', '0.02 %'],
    ['0.864', '20 %'],
  ]) {
    const document = await inMemory(study(error, pair));
    rows.push(
      `| ${words} | ${half(find(document, 'densityPerCm3', 'A'))} | ${half(find(document, 'densityPerCm3', 'AS'))} | ${half(find(document, 'densityRatio', 'AS'))} |`,
    );
  }
  return ['| error of σₑ | nₜ before | nₜ after | ratio |', '| --- | --- | --- | --- |', ...rows];
}

/** The example, whose scans are drawn and fitted anew: all quantities of a kind together. */
async function exampleTable() {
  const folder = path.join(root, 'examples', 'flat-stamping');
  const text = readFileSync(path.join(folder, 'study.yaml'), 'utf8');
  const document = await tried(text, folderSource(folder), exampleTrials);
  const kinds = [...new Set(document.quantities.map(({ quantity }) => quantity))];
  const rows = kinds.map((kind) => {
    const own = document.quantities.filter(({ quantity, agreement }) => quantity === kind && agreement);
    const ratios = own.map(({ agreement }) => agreement.widthRatio).sort((a, b) => a - b);
    const agreeing = own.filter(({ agreement }) => agreement.agrees).length;
    const middle = ratios[Math.floor(ratios.length / 2)];
    return `| ${own[0].symbol} | ${middle.toFixed(2)} | ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)} | ${agreeing} of ${own.length} |`;
  });
  return [
    '| quantity | width over stated, median | least to most | agree |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
}

const parts = [
  `Far from cut-off, ${trials} trials, seed ${seed}:`,
  '',
  ...(await farTable()),
  '',
  `Near cut-off (61.25 nm), the thickness good to 1.2 nm, ${trials} trials each:`,
  '',
  ...(await nearTable()),
  '',
  `A cause that both films share, ${trials} trials each, half-widths of the middle 95 %:`,
  '',
  ...(await sharedTable()),
  '',
  `The example, ${exampleTrials} trials:`,
  '',
  ...(await exampleTable()),
];
writeBetween(values.docs, markers, parts.join('\n'));
console.log(parts.join('\n'));
