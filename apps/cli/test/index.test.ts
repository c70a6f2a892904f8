import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { indexCommand } from '../src/commands/index-of.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('index');

const run = (...args: string[]): Promise<unknown> =>
  indexCommand().exitOverride().parseAsync(args, { from: 'user' });

async function refusal(...args: string[]): Promise<string> {
  const error: unknown = await run(...args).catch((reason: unknown) => reason);
  if (error instanceof InputError) return error.sentence;
  throw new Error('nothing was refused');
}

describe('modalgain index', () => {
  it('gives n of a material of the library', async () => {
    await run('fused-silica', '--at', '656.3 nm', '--json');
    const document = JSON.parse(command.output) as { n: number; k: number | null };
    expect(document).toMatchObject({ material: 'fused-silica', wavelengthNm: 656.3, k: null });
    // Malitson's table: 1.45637 at 656.3 nm.
    expect(document.n).toBeCloseTo(1.45637, 5);
  });

  it('gives n and k of a file, between its rows', async () => {
    const file = path.join(command.folder, 'nk.csv');
    writeFileSync(file, 'wavelength (nm),n,k\n600,1.92,0.02\n650,1.9,0.01\n700,1.88,0\n');
    await run(file, '--at', '625 nm', '--json');
    const document = JSON.parse(command.output) as { n: number; k: number };
    expect(document.n).toBeCloseTo(1.91, 12);
    expect(document.k).toBeCloseTo(0.015, 12);
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
    expect(await refusal('fused-silica', '--at', '656')).toContain('without a unit');
    expect(command.output).toBe('');
  });
});
