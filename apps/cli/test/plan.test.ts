import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderSource } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import type * as Study from '@modalgain/study';
import { runStudyInFull } from '@modalgain/study';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { planCommand } from '../src/commands/plan.js';

const example = path.resolve(import.meta.dirname, '..', '..', '..', 'examples', 'flat-stamping');

// Most plans begin with a run of one of two studies, which gives the same each time: it is remembered.
vi.mock('@modalgain/study', async (importOriginal) => {
  const study = await importOriginal<typeof Study>();
  const runs = new Map<string, ReturnType<typeof study.runStudyInFull>>();
  const remembered: typeof study.runStudyInFull = (request) => {
    const run = runs.get(request.text) ?? study.runStudyInFull(request);
    runs.set(request.text, run);
    return run;
  };
  return { ...study, runStudyInFull: remembered };
});

let folder: string;
let output: string;

/** The example with its first film alone, so that a run is quick. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-plan-'));
  cpSync(example, folder, { recursive: true });
  const text = readFileSync(path.join(example, 'study.yaml'), 'utf8');
  const [before] = text.split(/^ {2}SC1S:/m);
  writeFileSync(path.join(folder, 'study.yaml'), before);
  writeFileSync(path.join(folder, 'no-loss.yaml'), before.replace(/^ {4}loss: .*$/m, ''));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function plan(file: string, ...options: string[]): Promise<string> {
  output = '';
  await planCommand()
    .exitOverride()
    .parseAsync([path.join(folder, file), ...options], { from: 'user' });
  return output;
}

interface StripeDocument {
  plans: {
    film: string | null;
    kind: string;
    fluenceUjPerCm2: number | null;
    situation: { netGainPerCm: number; relativeNoise: number; readNoiseUm?: number };
    stripeLengthUm: number[];
    relativeError: number;
  }[];
}

interface DensityDocument {
  want: { quantity: string; relativeError: number };
  plans: {
    film: string;
    kind: string;
    open: string[];
    best: { scanCount: number; lossScans: number; fluencesUjPerCm2: number[]; forecast: { total: number } };
  }[];
}

const stripeDocument = async (file: string, ...options: string[]): Promise<StripeDocument> =>
  JSON.parse(await plan(file, '--want', 'g 5 %', '--json', ...options)) as StripeDocument;

const densityDocument = async (file: string, ...options: string[]): Promise<DensityDocument> =>
  JSON.parse(await plan(file, '--json', ...options)) as DensityDocument;

describe('modalgain plan for a net gain', () => {
  it('plans every scan of the study from its gain, saturation and noise', async () => {
    const { plans } = await stripeDocument('study.yaml');
    expect(plans.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual([78.4, 209, 418, 784]);
    for (const { kind, relativeError, situation } of plans) {
      expect(kind).toBe('reached');
      expect(relativeError).toBeLessThanOrEqual(0.05);
      // By its truth.json the pump scatters by 5 %, which the points of a scan tell to a tenth or so.
      expect(situation.relativeNoise).toBeGreaterThan(0.035);
      expect(situation.relativeNoise).toBeLessThan(0.065);
    }
    expect(process.exitCode).toBeUndefined();
  });

  it('asks for more points where the lab is noisier, and says when the goal is out of reach', async () => {
    const points = async (noise: string): Promise<number> =>
      (await stripeDocument('study.yaml', '--noise', noise)).plans[3].stripeLengthUm.length;
    expect(await points('6 %')).toBeGreaterThan(await points('3 %'));
    await plan('study.yaml', '--want', 'g 0.1 %', '--noise', '20 %');
    expect(output).toContain('(out of reach)');
    expect(process.exitCode).toBe(1);
  });

  it('plans for stated values without any scan', async () => {
    const stated = ['--gain', '150 cm-1', '--compression', '150 um', '--noise', '5 %', '--longest', '400 um'];
    const { plans } = await stripeDocument('study.yaml', ...stated);
    expect(plans).toHaveLength(1);
    expect(plans[0].film).toBeNull();
    expect(Math.max(...plans[0].stripeLengthUm)).toBeLessThanOrEqual(400);
    await expect(stripeDocument('study.yaml', '--gain', '150 cm-1')).rejects.toThrow('--longest');
  });
});

describe('modalgain plan for a density or a loss', () => {
  it('finds that a study with a measured loss needs little more, and one without it a scan of the loss', async () => {
    const lab = ['--loss', '137.8 cm-1', '--saturation-fluence', '6.8 uJ/cm2'];
    const { want, plans } = await densityDocument('no-loss.yaml', '--want', 'n_t 12 %', ...lab);
    expect(want).toEqual({ quantity: 'density', relativeError: 0.12 });
    expect(plans[0].kind).toBe('reached');
    expect(plans[0].best.scanCount).toBeGreaterThan(0);
    expect(plans[0].best.forecast.total).toBeLessThanOrEqual(0.12);
    const known = await densityDocument('study.yaml', '--want', 'n_t 12 %');
    expect(known.plans[0].best.scanCount).toBeLessThan(plans[0].best.scanCount);
  });

  it('warns in words that the plan rests on values which the present data leave open', async () => {
    await plan('no-loss.yaml', '--want', 'n_t 12 %');
    expect(output).toContain('caution');
    expect(output).toContain('--saturation-fluence');
  });

  it('says that the cross-section alone is worse than the goal', async () => {
    const { plans } = await densityDocument('study.yaml', '--want', 'n_t 2 %');
    expect(plans[0].kind).toBe('out-of-reach');
    expect(process.exitCode).toBe(1);
  });
});

describe('modalgain plan from all that the study knows', () => {
  const gains = [10, 20, 40, 80, 200, 800].map((fluence) => {
    const gain = (0.88 * 432 * fluence) / (fluence + 40) - 100;
    return `["${fluence} uJ/cm^2", "${gain.toFixed(2)} +- 4 cm^-1"]`;
  });
  const known = ['pump: {scaleError: 10 %}', 'gain: {saturationFluence: 40 +- 2 uJ/cm^2, compare: []}'];
  const film = (rest: string) =>
    `films: {A: {thickness: 204.3 +- 4 nm, index: 2.01 +- 0.03, stripe: {netGain: [${gains.join(', ')}]}${rest}}}`;
  const text = (...lines: string[]): string =>
    [
      'modalgain: 1',
      'title: Known',
      'wavelengths: {emission: 656 nm}',
      'emissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2',
      'stack: {substrate: fused-silica}',
      ...lines,
      '',
    ].join('\n');
  const threshold =
    ', threshold: {fluence: 25 +- 1 uJ/cm^2, definition: width-half-collapse, stripeLength: 300 um}';

  it.each([
    ['net gains alone', [film('')]],
    ['a threshold', [film(threshold)]],
    ['an error that all fluences share, beside a known saturation fluence', [...known, film('')]],
  ])('starts from the error that the run states: %s', async (_, lines) => {
    const file = path.join(folder, 'known.yaml');
    writeFileSync(file, text(...lines));
    const { plans } = (await densityDocument('known.yaml', '--want', 'n_t 1 %')) as unknown as {
      plans: { present: { total: number; systematic: number } }[];
    };
    const { results } = await runStudyInFull({
      text: readFileSync(file, 'utf8'),
      file: 'known.yaml',
      source: folderSource(folder),
    });
    const stated = results.gainFit?.forecasts[0].present ?? NaN;
    // The run's is at the scattered best fit of data whose gains are rounded, the plan's at the same without scatter.
    expect(plans[0].present.total / stated).toBeCloseTo(1, 1);
  });

  it('plans a film that was never measured, and says what is missing', async () => {
    const stated = [
      ...['--density', '60e15 cm-3', '--loss', '130 cm-1', '--saturation-fluence', '7 uJ/cm2'],
      ...['--cross-section', '4.3e-15 +- 0.2e-15 cm2', '--confinement', '0.88'],
    ];
    const ask = async (...options: string[]): Promise<DensityDocument> => {
      output = '';
      await planCommand().parseAsync(['--want', 'n_t 10 %', '--json', ...options], { from: 'user' });
      return JSON.parse(output) as DensityDocument;
    };
    const high = await ask(...stated, '--fluences', '80, 200, 400, 800 uJ/cm2');
    expect(high.plans[0]).toMatchObject({ film: 'as stated', kind: 'reached', best: { lossScans: 1 } });
    const low = await ask(...stated, '--fluences', '2 4 8 16 80 800 uJ/cm2');
    expect(low.plans[0].best.scanCount).toBe(0);
    await expect(ask(...stated)).rejects.toThrow('also needs --fluences');
    await expect(ask(...stated, '--fluences', '80 uJ/cm2')).rejects.toThrow('two or more');
    await expect(ask(...stated, '--fluences', '80, 200')).rejects.toThrow('without a unit');
  });

  it('plans a scan without a study, and asks for the gain where it is not stated', async () => {
    output = '';
    const ask = (...options: string[]) =>
      planCommand().parseAsync(['--want', 'g 5 %', '--json', ...options], { from: 'user' });
    await ask('--gain', '150 cm-1', '--noise', '5 %', '--longest', '400 um');
    expect(JSON.parse(output)).toMatchObject({ study: null, plans: [{ kind: 'reached' }] });
    await expect(ask('--noise', '5 %')).rejects.toThrow('--gain');
  });
});

describe('modalgain plan', () => {
  it.each([
    [['--want', 'q 5 %'], 'expected one such as'],
    [['--want', 'g 5'], 'expected one such as'],
    [['--want', 'g 5 %', '--noise', '500 %'], 'between 0 and 1'],
    [['--want', 'g 5 %', '--film', 'SC9'], 'has no film SC9; it has SC1'],
    [['--want', 'g 5 %', '--longest', '400'], 'without a unit'],
  ])('refuses %j with one sentence', async (options, sentence) => {
    const refused = plan('study.yaml', ...options);
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('is the same whether the noise of the present scans is stated or taken from them', async () => {
    const [{ situation }] = (await stripeDocument('study.yaml')).plans;
    const options = ['--want', 'n_t 10 %', '--loss', '130 cm-1', '--saturation-fluence', '7 uJ/cm2'];
    const taken = await densityDocument('no-loss.yaml', ...options);
    const noise = `${(100 * situation.relativeNoise).toFixed(6)} %`;
    const stated = await densityDocument('no-loss.yaml', ...options, '--noise', noise);
    expect(taken.plans[0].best.fluencesUjPerCm2).toEqual(stated.plans[0].best.fluencesUjPerCm2);
    expect(taken.plans[0].best.scanCount).toBe(stated.plans[0].best.scanCount);
    const ratio = taken.plans[0].best.forecast.total / stated.plans[0].best.forecast.total;
    expect(ratio).toBeCloseTo(1, 3);
  });

  it('advises nothing that would leave an error above 50 %', async () => {
    output = '';
    await planCommand()
      .exitOverride()
      .parseAsync(
        [
          ...['--want', 'n_t 10 %', '--density', '2e15 cm-3', '--loss', '130 cm-1'],
          ...['--saturation-fluence', '7 uJ/cm2', '--cross-section', '4.3e-15 cm2', '--confinement', '0.88'],
          ...['--fluences', '80, 200, 400, 800 uJ/cm2', '--gain-error', '90 %', '--loss-scan', '95 %'],
        ],
        { from: 'user' },
      );
    expect(output).toContain('no measurement considered brings it below 50 %');
    expect(output).toContain('now >\u2009100 %');
    expect(output).not.toMatch(/10[⁰-⁹]+ %/);
    expect(process.exitCode).toBe(1);
  });
});
