import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { findMaterial } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { indexCommand } from '../src/commands/index-of.js';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { capturedCommand } from './captured-command.js';

interface Document {
  readonly points: readonly { n: number; k: number | null; groupIndex: number }[];
}

const command = capturedCommand('index');

const run = (...args: string[]): Promise<unknown> =>
  indexCommand().exitOverride().parseAsync(args, { from: 'user' });

async function refusal(...args: string[]): Promise<string> {
  const error: unknown = await run(...args).catch((reason: unknown) => reason);
  if (error instanceof InputError) return error.sentence;
  throw new Error('nothing was refused');
}

describe('modalgain index', () => {
  it('gives n and the group index of a material of the library', async () => {
    await run('fused-silica', '--at', '656.3 nm', '--json');
    const document = JSON.parse(command.output) as Document;
    expect(document).toMatchObject({ material: 'fused-silica', points: [{ wavelengthNm: 656.3, k: null }] });
    // Malitson's table: 1.45637 at 656.3 nm; the group index is 1.4741 there.
    expect(document.points[0].n).toBeCloseTo(1.45637, 5);
    expect(document.points[0].groupIndex).toBeCloseTo(1.4741, 3);
  });

  it('gives n and k of a file, between its rows', async () => {
    const file = path.join(command.folder, 'nk.csv');
    writeFileSync(file, 'wavelength (nm),n,k\n600,1.92,0.02\n650,1.9,0.01\n700,1.88,0\n');
    await run(file, '--at', '625 nm', '--json');
    const [{ n, k }] = (JSON.parse(command.output) as Document).points;
    expect(n).toBeCloseTo(1.91, 12);
    expect(k).toBeCloseTo(0.015, 12);
  });

  it('gives a table over a range, and as values that it reads back', async () => {
    await run('silver', '--at', '400 .. 800 nm', '--step', '100 nm');
    expect(
      command.output
        .split('\n')
        .slice(2, 7)
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual(['400', '500', '600', '700', '800']);
    command.output = '';
    await run('silver', '--at', '400 nm .. 800 nm', '--step', '50 nm', '--csv');
    const file = path.join(command.folder, 'silver.csv');
    writeFileSync(file, command.output);
    command.output = '';
    await run(file, '--at', '450 nm', '--json');
    const [read] = (JSON.parse(command.output) as Document).points;
    const { n, k } = findMaterial('silver').nk(450);
    expect(read.n).toBeCloseTo(n, 9);
    expect(read.k).toBeCloseTo(k ?? Number.NaN, 9);
  });

  it('reads a page of a database folder, lists it and checks it', async () => {
    const folder = path.join(command.folder, 'db');
    mkdirSync(path.join(folder, 'data/main/Ag/nk'), { recursive: true });
    mkdirSync(path.join(folder, 'data/main/CS2/n2'), { recursive: true });
    const table = (rows: string) =>
      `REFERENCES: |\n    A. Bcd\nDATA:\n  - type: tabulated nk\n    data: |\n${rows}`;
    writeFileSync(
      path.join(folder, 'data/main/Ag/nk/Red.yml'),
      table('        0.6 0.1 4\n        0.8 0.2 5\n'),
    );
    writeFileSync(
      path.join(folder, 'data/main/Ag/nk/Blue.yml'),
      table('        0.4 0.1 2\n        0.6 0.2 3\n'),
    );
    writeFileSync(path.join(folder, 'data/main/Ag/nk/Bad.yml'), table('        0.4 x 2\n'));
    writeFileSync(
      path.join(folder, 'data/main/CS2/n2/A.yml'),
      'DATA:\n  - type: tabulated n2\n    data: 1 2\n',
    );
    await run('ag/red', '--database', folder, '--at', '700 nm', '--json');
    expect(JSON.parse(command.output)).toMatchObject({
      material: 'main/Ag/Red',
      source: 'A. Bcd',
      points: [{ k: 4.5 }],
    });
    command.output = '';
    await run('--database', folder, '--check', '--json');
    expect(JSON.parse(command.output)).toMatchObject({ files: 4, read: 2, refused: [{}, {}] });
    command.output = '';
    await run('--database', folder, '--list', 'blue');
    expect(command.output).toBe('main/Ag/Blue\n1 page\n');
    expect(await refusal('ag/red', '--database', folder, '--at', '500 nm')).toBe(
      'main/Ag/Red is known from 600 to 800 nm; 500 nm is outside, and nothing is extrapolated; other materials are known there: main/Ag/Blue.',
    );
    expect(await refusal('Ag', '--database', folder, '--at', '700 nm')).toContain(
      'main/Ag/Blue, main/Ag/Red',
    );
    expect(await refusal('Ag', '--database', path.join(command.folder, 'none'), '--at', '1 um')).toContain(
      'found nothing at --database',
    );
  });

  itWithSharedData('checks the whole sample of the database: all but two files of n2 read', async () => {
    await run('--database', sharedData('materials/db'), '--check', '--json');
    const { files, read, refused } = JSON.parse(command.output) as {
      files: number;
      read: number;
      refused: { reason: string }[];
    };
    expect([files, read]).toEqual([79, 77]);
    for (const { reason } of refused) expect(reason).toContain('nonlinear indices n2');
  });

  it('draws n and k, with the ends of the range', async () => {
    const file = path.join(command.folder, 'gold.svg');
    await run('gold', '--at', '656 nm', '--figure', file);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toContain('>Wavelength (nm)<');
    expect(svg).toContain('gold, known from 187.9 to 1937\u00a0nm');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('lists the library for persons and for programs', async () => {
    await run('--list');
    expect(command.output).toContain('fused-silica');
    expect(command.output).toContain('doi 10.1364/JOSA.55.001205');
    command.output = '';
    await run('--list', '--json');
    expect((JSON.parse(command.output) as unknown[]).length).toBeGreaterThan(10);
  });

  it('asks back where the question is incomplete or ambiguous, and extrapolates nothing', async () => {
    expect(await refusal('fused-silica')).toContain('say at which wavelength');
    expect(await refusal('--at', '656 nm')).toContain('name a material or a file');
    expect(await refusal('glass', '--at', '656 nm')).toContain('soda-lime-glass (n = 1.52');
    expect(await refusal('pmma', '--at', '1.2 um')).toContain('known from 436.8 to 1052 nm');
    expect(await refusal('tio2-rutile', '--at', '400 nm')).toContain('known there: tio2-film');
    expect(await refusal('pmma', '--at', '500 nm .. 1200 nm')).toContain('from 436.8 to 1052 nm');
    expect(await refusal('pmma', '--at', '500 nm', '--step', '1 nm')).toContain('expected a range');
    expect(await refusal('pmma', '--at', '500 nm .. 600 nm', '--step', '1 fs')).toContain('--step');
    expect(await refusal('sapphir', '--at', '656 nm')).toContain('did you mean "sapphire"');
    expect(await refusal('--check')).toContain('--check without --database');
    expect(await refusal('fused-silica', '--at', '656')).toContain('without a unit');
    expect(command.output).toBe('');
  });
});
