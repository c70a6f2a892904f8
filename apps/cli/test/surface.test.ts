import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeGwy } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { documentSchemas } from '@modalgain/study';
import { simulateScratchScan } from '@modalgain/surface';
import { surfaceCommand } from '../src/commands/surface.js';

let folder = '';
const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-surface-'));
  const size = { rows: 128, columns: 128 };
  const scratched = simulateScratchScan({ ...size, thicknessNm: 150, seed: 1 });
  const flat = { ...simulateScratchScan({ ...size, scratchShare: 0, seed: 2 }), title: 'Flat' };
  writeFileSync(file('scratched.gwy'), writeGwy([flat, scratched]));
  writeFileSync(file('flat.gwy'), writeGwy([flat]));
  const smooth = simulateScratchScan({ ...size, thicknessNm: 90, filmRmsNm: 1.5, seed: 3 });
  writeFileSync(file('smooth.gwy'), writeGwy([smooth]));
  writeFileSync(file('again.gwy'), writeGwy([simulateScratchScan({ ...size, thicknessNm: 150, seed: 4 })]));
  writeFileSync(file('truncated.gwy'), writeGwy([flat]).subarray(0, 4000));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...words: string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  await surfaceCommand().exitOverride().parseAsync(words, { from: 'user' });
  return printed.join('');
}

interface Answer {
  readonly file: string;
  readonly thicknessNm?: { readonly value: number; readonly interval95: readonly [number, number] };
  readonly channels: readonly {
    readonly title: string;
    readonly shape: readonly [number, number];
    readonly sizeNm: readonly [number, number];
    readonly roughness: Readonly<Record<'raw' | 'plane' | 'poly2', Readonly<Record<string, number>>>>;
    readonly thicknessNm?: object;
  }[];
}

describe('modalgain surface', () => {
  it('prints one object for one file: every channel, and the thickness of the one with a step', async () => {
    const answer = JSON.parse(await run('--json', file('scratched.gwy'))) as Answer;
    expect(answer.file).toBe(file('scratched.gwy'));
    expect(answer.channels.map(({ title }) => title)).toEqual(['Flat', 'Height']);
    expect(answer.channels[1]).toMatchObject({ shape: [128, 128], thicknessNm: answer.thicknessNm });
    expect(answer.channels[1].sizeNm[0]).toBeCloseTo(10_000, 6);
    expect(answer.channels[0]).not.toHaveProperty('thicknessNm');
    const keys = ['saNm', 'sqNm', 'ssk', 'sku', 'spNm', 'svNm', 'szNm'];
    for (const levelling of ['raw', 'plane', 'poly2'] as const) {
      expect(Object.keys(answer.channels[0].roughness[levelling])).toEqual(keys);
    }
    const [low, high] = answer.thicknessNm?.interval95 ?? [NaN, NaN];
    expect(low < 150 && 150 < high).toBe(true);
  });

  it('gives the power spectrum of the film, and draws it', async () => {
    const words = [
      '--json',
      file('scratched.gwy'),
      '--figure',
      file('spectrum.svg'),
      '--figure-kind',
      'spectrum',
    ];
    const answer = documentSchemas.surface.parse(JSON.parse(await run(...words)));
    if (!('file' in answer)) throw new Error('one file gives one object');
    const { wavenumberPerNm = [], densityNm4 = [] } = answer.channels[1].spectrum ?? {};
    expect(wavenumberPerNm.length).toBeGreaterThan(8);
    expect(densityNm4[0]).toBeGreaterThan(densityNm4[densityNm4.length - 1]);
    expect(readFileSync(file('spectrum.svg'), 'utf8')).toMatch(/^<svg[^]*Power spectrum of the heights/);
    await expect(run(file('flat.gwy'), '--figure', 'a.png')).rejects.toThrow(/\.svg/);
  });

  it('prints an array for several files, and no thickness where there is no step', async () => {
    const answers = JSON.parse(await run('--json', file('flat.gwy'), file('scratched.gwy'))) as Answer[];
    expect(answers.map((answer) => 'thicknessNm' in answer)).toEqual([false, true]);
  });

  it('prints the same bytes twice', async () => {
    expect(await run('--json', file('scratched.gwy'))).toBe(await run('--json', file('scratched.gwy')));
  });

  it('prints a table and a sentence for a person', async () => {
    const text = await run(file('scratched.gwy'), '--channel', 'Height');
    expect(text).toMatch(/whole scan +raw +plane +poly2/);
    expect(text).toMatch(/The film is 1\d\d\.\d+\(\d+\) nm thick \(95 %: 1[\d.]+ to 1[\d.]+ nm\)\./);
    expect(await run(file('flat.gwy'))).toContain('No step, so no thickness.');
  });

  it('levels by the steps that are asked for, and a saved recipe gives the same numbers again', async () => {
    const recipe = ['--level', 'plane, row-medians', '--save-recipe', file('recipe.json')];
    const answer = await run('--json', file('flat.gwy'), ...recipe);
    expect(JSON.parse(readFileSync(file('recipe.json'), 'utf8'))).toEqual([
      { step: 'plane' },
      { step: 'row-medians' },
    ]);
    expect(await run('--json', file('flat.gwy'), '--recipe', file('recipe.json'))).toBe(answer);
    expect(await run('--json', file('flat.gwy'))).not.toBe(answer);
    documentSchemas.surface.parse(JSON.parse(answer));
    expect(await run(file('flat.gwy'), '--level', 'plane, scars')).toMatch(
      /Levelled by plane; then .*, \d+ found/,
    );
  });

  it('takes film and substrate from where they are said to be', async () => {
    const areas = ['--film', '0..2.5 x 0..10 um', '--substrate', '4.4 .. 5.6 x 0..10 µm'];
    const answer = JSON.parse(
      await run('--json', '--channel', 'Height', file('scratched.gwy'), ...areas),
    ) as Answer;
    const [low, high] = answer.thicknessNm?.interval95 ?? [NaN, NaN];
    expect(low < 150 && 150 < high).toBe(true);
    expect(answer).toMatchObject({ areas: { film: [{ xUm: [0, 2.5], yUm: [0, 10] }] } });
  });

  it('compares two scans, and says whether they differ', async () => {
    const text = await run(file('scratched.gwy'), '--compare', file('smooth.gwy'));
    expect(text).toMatch(/Sq +4\.\d+\(\d+\) +1\.\d+\(\d+\) +−\d.* differ/);
    const answer: unknown = JSON.parse(
      await run(
        '--json',
        file('scratched.gwy'),
        '--compare',
        file('smooth.gwy'),
        '--figure',
        file('two.svg'),
      ),
    );
    expect(documentSchemas.surface.parse(answer)).toHaveProperty('comparison.sq.verdict', 'differ');
    expect(readFileSync(file('two.svg'), 'utf8')).toContain('on one scale');
  });

  it('takes several scans of one film together', async () => {
    const scans = [file('scratched.gwy'), file('again.gwy')];
    const answer = JSON.parse(await run('--json', '--one-film', ...scans)) as { readonly scans: unknown[] };
    expect(documentSchemas.surface.parse(answer)).toHaveProperty('thicknessNm.method');
    expect(answer.scans).toHaveLength(2);
    expect(await run('--one-film', ...scans)).toMatch(
      /2 scans of one film[^]*Repeats of the thickness agree/,
    );
  });

  it.each(['map', 'step', 'histogram', 'spectrum'])('draws the %s of a scan', async (kind) => {
    await run(file('scratched.gwy'), '--figure', file('figure.svg'), '--figure-kind', kind);
    expect(readFileSync(file('figure.svg'), 'utf8')).toMatch(/^<svg[^]*scratched/);
  });

  it.each([
    ['--level plain', /found the levelling step "plain"; expected plane/],
    ['--level plane --recipe a.json', /--level and --recipe, expected one of them/],
    ['--film 0..3x0..10um', /--film without --substrate/],
    ['--film 3..0x0..10um --substrate 4..5x0..10um', /found "3..0x0..10um", expected a rectangle/],
    ['--film 30..40x0..10um --substrate 4..5x0..10um', /holds no pixel of the scan/],
    ['--recipe missing.json', /no such file/],
    ['--one-film', /--one-film with one scan/],
    ['--compare a.gwy --one-film', /--compare and --one-film/],
    ['--figure-kind map', /--figure-kind without --figure/],
    ['--figure a.svg --figure-kind difference', /difference without --compare/],
    ['--figure a.svg --figure-kind step', /found no scan with a step/],
  ])('refuses %s in one sentence', async (words, sentence) => {
    await expect(run(file('flat.gwy'), ...words.split(' '))).rejects.toThrow(sentence);
  });

  it('refuses a recipe that is none', async () => {
    writeFileSync(file('words.json'), 'plane\nrow-medians');
    writeFileSync(file('wrong.json'), '[{"step": "plane"}, {"step": "grow-mask"}]');
    await expect(run(file('flat.gwy'), '--recipe', file('words.json'))).rejects.toThrow(/found no JSON/);
    await expect(run(file('flat.gwy'), '--recipe', file('wrong.json'))).rejects.toThrow(/pixels/);
  });

  it('refuses a truncated file, a missing one and an unknown channel in one sentence each', async () => {
    await expect(run(file('truncated.gwy'))).rejects.toThrow(InputError);
    await expect(run(file('missing.gwy'))).rejects.toThrow(/no such file/);
    await expect(run('--channel', 'Phase', file('flat.gwy'))).rejects.toThrow(
      /the height channels "Flat", but none is called "Phase"/,
    );
  });
});
