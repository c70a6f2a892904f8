import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { stripeCommand } from '../src/commands/stripe.js';
import { thresholdCommand } from '../src/commands/threshold.js';
import { oceanText, simulatedSpectra } from '../../../packages/study/test/ocean-files.js';
import { capturedCommand } from './captured-command.js';

interface StripeDocument {
  readonly file: string;
  readonly fluenceUjPerCm2?: number;
  readonly points: { stripeLengthUm: number; excluded?: string }[];
  readonly verdicts: { code: string }[];
  readonly normalisation: { dividedBy: { by: string; values: number[] }[]; background: string[] };
  readonly notes: string[];
}

const command = capturedCommand('stripe-steps');
const run = (...words: string[]): Promise<unknown> =>
  new Command('modalgain')
    .addCommand(stripeCommand())
    .addCommand(thresholdCommand())
    .parseAsync(words, { from: 'user' });

const stripeLengthUm = Array.from({ length: 12 }, (_, i) => 30 * (i + 1));
const spectra = simulatedSpectra({ stripeLengthUm, seed: 9 });

/** A folder of spectra, one a file, as named. */
function folder(
  nameOf: (um: number) => string,
  change: (spectrum: Float64Array, i: number) => string,
): string {
  const made = path.join(command.folder, 'spectra');
  mkdirSync(made, { recursive: true });
  stripeLengthUm.forEach((um, i) => {
    writeFileSync(path.join(made, nameOf(um)), change(spectra[i], i));
  });
  return made;
}

const documents = (): StripeDocument[] =>
  [JSON.parse(command.output) as StripeDocument | StripeDocument[]].flat();

describe('modalgain stripe on files of one spectrum each', () => {
  it('is a scan for each fluence in the names, in the published form', async () => {
    folder(
      (um) => `A-80uJ-${um}um.txt`,
      (spectrum) => oceanText(spectrum),
    );
    const given = folder(
      (um) => `A-200uJ-${um}um.txt`,
      (spectrum) => oceanText(spectrum),
    );
    await run('stripe', given, '--length', '{length}um', '--fluence', '{fluence}uJ', '--json');
    const found = documents();
    expect(found.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual([80, 200]);
    for (const one of found) {
      expect(one.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
      expect(documentSchemas.stripe.safeParse(one).error).toBeUndefined();
    }
  });

  it('never takes files of two fluences for one scan; a study file among them is passed over', async () => {
    for (const fluence of ['80uJ', '200uJ']) {
      folder(
        (um) => `A-${fluence}-${um}um.txt`,
        (spectrum) => oceanText(spectrum),
      );
    }
    const given = path.join(command.folder, 'spectra');
    writeFileSync(path.join(given, 'study.yaml'), 'modalgain: 1');
    await expect(run('stripe', given, '--length', '{length}um')).rejects.toThrow(
      'found files of different fluences, such as "A-80uJ-30um.txt" and "A-200uJ-30um.txt"',
    );
  });

  it('divides by different integration times and says so, and leaves out what is cut off', async () => {
    const timeOf = (i: number): number => (i < 6 ? 0.2 : 0.1);
    const given = folder(
      (um) => `A-x${3000 - um}um.txt`,
      (spectrum, i) =>
        oceanText(
          spectrum.map((value) => Math.min(300, value * timeOf(i))),
          { integrationTimeS: timeOf(i) },
        ),
    );
    const words = ['--length', 'x{position}um', '--slit', '3 mm, decreasing', '--full-scale', '300'];
    await run('stripe', given, ...words, '--json');
    const [found] = documents();
    expect(found.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
    expect(found.normalisation.dividedBy).toEqual([
      { by: 'integration-time', values: stripeLengthUm.map((_, i) => timeOf(i)) },
    ]);
    expect(found.notes.join(' ')).toContain('divided by its integration time (0.1 to 0.2 s)');
    expect(found.verdicts.map(({ code }) => code)).toContain('saturated-spectra');
    expect(found.points.some(({ excluded }) => excluded === 'the detector was full')).toBe(true);
    command.output = '';
    await run('stripe', given, ...words);
    expect(command.output).toContain('and 11 more');
    expect(command.output).toContain('cut off and left out');
  });

  it('subtracts a background among the files', async () => {
    const given = folder(
      (um) => `A-${um}um.txt`,
      (spectrum) => oceanText(spectrum.map((value) => value + 500)),
    );
    const dark = path.join(given, 'dark.txt');
    writeFileSync(dark, oceanText(spectra[0].map(() => 500)));
    await run('stripe', given, '--length', '{length}um', '--background', dark, '--json');
    expect(documents()[0].normalisation.background).toEqual([dark]);
  });

  it.each([
    [[], 'in the name of the file with --length "{length}um"'],
    [['--length', '{length}mm'], 'found no length in the file name "A-30um.txt"'],
    [['--length', '{length}um', '--slit', '3 mm'], 'leave one of them out'],
    [['--length', '{position}um'], 'where the stripe has no length: --slit "1.2 mm, increasing"'],
    [['--length', '{length}um', '--slit', '3 mm, up'], 'found --slit "3 mm, up"'],
    [['--length', '{length}um', '--fluence', '{energy}uJ'], 'expected one such as "{fluence}uJ"'],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const given = folder(
      (um) => `A-${um}um.txt`,
      (spectrum) => oceanText(spectrum),
    );
    await expect(run('stripe', given, ...words)).rejects.toThrow(sentence);
  });
});

describe('modalgain threshold by pulse energies', () => {
  it('makes fluences of them by the pumped stripe, and asks for it', async () => {
    const given = folder(
      (um) => `A-${um}nJ.txt`,
      (spectrum) => oceanText(spectrum),
    );
    const words = ['threshold', given, '--fluence', '{energy}nJ'];
    await expect(run(...words)).rejects.toThrow('without --pump-stripe');
    await run(...words, '--pump-stripe', '1 mm x 100 um', '--json');
    const { spectra: found } = JSON.parse(command.output) as { spectra: { fluenceUjPerCm2: number }[] };
    // 30 nJ on 1e-3 cm2.
    expect(found[0].fluenceUjPerCm2).toBeCloseTo(30, 9);
  });
});
