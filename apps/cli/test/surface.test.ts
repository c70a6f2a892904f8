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
    const words = ['--json', file('scratched.gwy'), '--figure', file('spectrum.svg'), '--figure-kind', 'spectrum'];
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

  it('refuses a truncated file, a missing one and an unknown channel in one sentence each', async () => {
    await expect(run(file('truncated.gwy'))).rejects.toThrow(InputError);
    await expect(run(file('missing.gwy'))).rejects.toThrow(/no such file/);
    await expect(run('--channel', 'Phase', file('flat.gwy'))).rejects.toThrow(
      /the height channels "Flat", but none is called "Phase"/,
    );
  });
});
