import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { simulateStripeScan, simulateThresholdSeries } from '@modalgain/gain';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.js';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('documents');

type CommandName = keyof typeof documentSchemas;

/** Runs a command with --json and holds what it prints to the schema that is published for it. */
async function expectDocument(name: CommandName, ...words: string[]): Promise<void> {
  command.output = '';
  const program: Command = createProgram();
  await program.parseAsync([name, ...words, '--json'], { from: 'user' });
  const document: unknown = JSON.parse(command.output);
  const { error } = documentSchemas[name].safeParse(document);
  expect(error?.issues ?? []).toEqual([]);
  const parsed = documentSchemas[name].safeParse({ ...(document as object), file: 3, material: 3, study: 3 });
  expect(parsed.success).toBe(false);
}

function write(name: string, lines: readonly string[]): string {
  const file = path.join(command.folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const fluences = Array.from({ length: 16 }, (_, i) => 0.3 * 1000 ** (i / 15));
const series = simulateThresholdSeries({
  fluencesUjPerCm2: fluences,
  stripeLengthUm: 300,
  modalGainPerCm: 320,
  lossPerCm: 60,
  saturationFluenceUjPerCm2: 7,
  seed: 5,
});
const gains = ['fluence (uJ/cm2),net gain (cm-1),error (cm-1)'].concat(
  [3, 6, 12, 25, 60, 200].map((f) => `${f},${(300 * f) / (f + 7) - 100},5`),
);
const decay = ['distance (um),intensity'].concat(
  Array.from({ length: 20 }, (_, i) => `${20 * i},${(1e4 * Math.exp(-0.2 * i)).toFixed(0)}`),
);

describe('what a command prints with --json is as its published schema says', () => {
  it('stripe: a scan with gain, several files, and one that leaves the gain open', async () => {
    const { scan } = simulateStripeScan({
      stripeLengthUm: Array.from({ length: 25 }, (_, i) => 20 * (i + 1)),
      netGainPerCm: 110,
      sourcePerCm: 1e4,
      saturation: 1e-4,
      pumpNoise: 0.04,
      seed: 3,
    });
    const rows = (count: number) =>
      ['length (um),intensity'].concat(
        Array.from(scan.stripeLengthUm.slice(0, count), (um, i) => `${um},${scan.intensity[i]}`),
      );
    const whole = write('scan.csv', rows(25));
    await expectDocument('stripe', whole);
    await expectDocument('stripe', write('short.csv', rows(3)));
    command.output = '';
    await createProgram().parseAsync(['stripe', whole, whole, '--json'], { from: 'user' });
    expect(documentSchemas.stripe.safeParse(JSON.parse(command.output)).success).toBe(true);
  });

  it('threshold: spectra, and a table that is refused', async () => {
    const rows = Array.from(series.wavelengthNm, (nm, j) =>
      [nm, ...series.spectra.map((spectrum) => spectrum[j])].join(','),
    );
    const header = ['wavelength_nm', ...fluences.map((fluence) => `${fluence} uJ/cm2`)].join(',');
    await expectDocument('threshold', write('spectra.csv', [header, ...rows]), '--stripe-length', '300 um');
    const straight = ['fluence (uJ/cm2),intensity', ...fluences.map((fluence) => `${fluence},${fluence}`)];
    await expectDocument('threshold', write('straight.csv', straight));
  });

  it('loss: a decay, two stripes, and data that leave it open', async () => {
    await expectDocument('loss', write('decay.csv', decay));
    await expectDocument('loss', write('few.csv', decay.slice(0, 6)), '--background', 'free');
    const pairs = ['near,far,both', '100,60,420', '102,61,418', '99,59,425', '101,60,421'];
    const file = write('pairs.csv', pairs);
    await expectDocument('loss', file, '--method', 'two-stripes', '--stripe-length', '100 um');
  });

  it('fit-gain: determined, left open, and several models compared', async () => {
    const file = write('gain.csv', gains);
    await expectDocument('fit-gain', file);
    await expectDocument('fit-gain', write('high.csv', [gains[0], ...gains.slice(-3)]));
    await expectDocument('fit-gain', file, '--compare');
  });

  it('plan: for a net gain and for a density', async () => {
    const study = write('study.yaml', [
      'modalgain: 1',
      'title: Two net gains',
      'wavelengths: {emission: 656 nm}',
      'emissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2',
      'stack: {substrate: fused-silica}',
      'films:',
      '  SC1:',
      '    thickness: 204.3 +- 2 nm',
      '    index: 2.01 +- 0.01',
      '    stripe:',
      '      netGain:',
      ...gains.slice(1).map((row) => {
        const [fluence, gain, error] = row.split(',');
        return `        - ["${fluence} uJ/cm^2", "${gain} +- ${error} cm^-1"]`;
      }),
    ]);
    const stated = ['--gain', '150 cm-1', '--noise', '5 %', '--longest', '400 um'];
    await expectDocument('plan', study, '--want', 'g 5 %', ...stated);
    await expectDocument('plan', study, '--want', 'n_t 2 %');
  }, 60_000);

  it('modes and index', async () => {
    const stack = write('stack.yaml', [
      'wavelength: 656 nm',
      'layers:',
      '  - index: air',
      '  - {index: 1.9, thickness: 204 nm, film: true}',
      '  - index: fused-silica',
    ]);
    await expectDocument('modes', stack);
    const gain = ['layers: [{index: 1}, {index: [1.9, -0.01], thickness: 400 nm}, {index: 1.457}]'];
    await expectDocument('modes', write('gain.yaml', ['wavelength: 656 nm', ...gain]));
    await expectDocument(
      'modes',
      write('leaky.yaml', ['wavelength: 656 nm', 'boundary: {substrate: leaky}', ...gain]),
    );
    await expectDocument('modes', stack, '--sweep', 'thickness 50 nm .. 250 nm', '--points', '3');
    await expectDocument(
      'stack',
      stack,
      '--polarization',
      'both',
      '--angles',
      '0, 45',
      '--profile',
      '400 nm',
    );
    await expectDocument('index', 'fused-silica', '--at', '656 nm');
    await expectDocument('index', 'silver', '--at', '400 nm .. 800 nm');
    command.output = '';
    await createProgram().parseAsync(['index', '--list', 'glass', '--json'], { from: 'user' });
    expect(documentSchemas.index.safeParse(JSON.parse(command.output)).success).toBe(true);
  });

  itWithSharedData('surface', async () => {
    await expectDocument('surface', sharedData('afm/gwyfile_test.gwy'));
  });
});
