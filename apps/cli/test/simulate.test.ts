import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { CommanderError } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../src/program.js';

const example = path.resolve(import.meta.dirname, '../../../examples/flat-stamping');
const truth = JSON.parse(readFileSync(path.join(example, 'truth.json'), 'utf8')) as {
  films: Record<string, unknown>;
  heightMap: unknown;
};

let folder: string;
let truthFile: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-simulate-'));
  truthFile = path.join(folder, 'truth.json');
  // One film and a small scan: the command is tested here, not the simulation.
  const small = { ...truth, films: { SC1: truth.films.SC1 }, heightMap: { pixels: 16, sizeNm: 1000 } };
  writeFileSync(truthFile, JSON.stringify(small));
  output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const simulate = (...options: string[]): Promise<unknown> =>
  createProgram().parseAsync(['simulate', truthFile, ...options], { from: 'user' });

describe('modalgain simulate', () => {
  it('writes a study into a new folder and prints one JSON document', async () => {
    const out = path.join(folder, 'new', 'study');
    await simulate('--out', out, '--json', '--seed', '5');
    const document = JSON.parse(output) as { seed: number; files: { file: string; state: string }[] };
    expect(document.seed).toBe(5);
    expect(document.files.map(({ file }) => file)).toEqual([
      'study.yaml',
      'afm/SC1.gwy',
      'nk/SC1.csv',
      'stripe/SC1-78.4uJ.csv',
      'stripe/SC1-209uJ.csv',
      'stripe/SC1-418uJ.csv',
      'stripe/SC1-784uJ.csv',
      'loss/SC1-spot.csv',
    ]);
    expect(document.files.every(({ state }) => state === 'written')).toBe(true);
    expect(readdirSync(out).sort()).toEqual(['afm', 'loss', 'nk', 'stripe', 'study.yaml']);
  });

  it('leaves files alone that hold the same bytes, and refuses to replace others before it writes anything', async () => {
    const out = path.join(folder, 'study');
    await simulate('--out', out);
    await simulate('--out', out);
    expect(output).toMatch(/0 of 8 files written/);
    const before = readFileSync(path.join(out, 'study.yaml'), 'utf8');
    rmSync(path.join(out, 'nk'), { recursive: true });
    await expect(simulate('--out', out, '--seed', '6')).rejects.toThrow(InputError);
    expect(readFileSync(path.join(out, 'study.yaml'), 'utf8')).toBe(before);
    expect(readdirSync(out)).not.toContain('nk');
  });

  it('replaces them with --force', async () => {
    const out = path.join(folder, 'study');
    await simulate('--out', out);
    const before = readFileSync(path.join(out, 'stripe/SC1-784uJ.csv'), 'utf8');
    await simulate('--out', out, '--seed', '6', '--force');
    expect(readFileSync(path.join(out, 'stripe/SC1-784uJ.csv'), 'utf8')).not.toBe(before);
  });

  it('refuses a missing truth file, an unknown key, and a seed that is no whole number', async () => {
    const out = path.join(folder, 'study');
    writeFileSync(truthFile, JSON.stringify({ ...truth, filmz: {} }));
    await expect(simulate('--out', out)).rejects.toThrow(/filmz/);
    rmSync(truthFile);
    await expect(simulate('--out', out)).rejects.toThrow('there is no such file');
    await expect(simulate('--out', out, '--seed', '1.5')).rejects.toThrow(CommanderError);
    await expect(simulate()).rejects.toThrow('--out FOLDER');
    expect(readdirSync(folder)).toEqual([]);
  });
});
