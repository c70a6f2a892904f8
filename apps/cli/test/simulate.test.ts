import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { documentSchemas } from '@modalgain/study';
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
    expect(documentSchemas.simulate.safeParse(document).error?.issues ?? []).toEqual([]);
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

  it('writes faults into the files, and what is true of them only when asked', async () => {
    const [clean, blind, open] = ['clean', 'blind', 'open'].map((name) => path.join(folder, name));
    const faults = ['--fault', 'background=0.05', '--fault', 'step', '--fault-fluence', '784'];
    await simulate('--out', clean);
    await simulate('--out', blind, ...faults);
    await simulate('--out', open, ...faults, '--with-truth', '--seed', '84');
    const scan = (out: string, fluence: number) =>
      readFileSync(path.join(out, `stripe/SC1-${fluence}uJ.csv`), 'utf8');
    expect(scan(blind, 784)).not.toBe(scan(clean, 784));
    expect(scan(blind, 209)).toBe(scan(clean, 209));
    expect(readdirSync(blind)).not.toContain('truth.json');
    const written = JSON.parse(readFileSync(path.join(open, 'truth.json'), 'utf8')) as {
      faults: { kind: string; size: number }[];
    };
    expect(written.faults.map(({ kind, size }) => `${kind} ${size}`)).toEqual([
      'background 0.05',
      'step 1.4',
    ]);
    truthFile = path.join(open, 'truth.json');
    await simulate('--out', path.join(folder, 'again'));
    expect(scan(path.join(folder, 'again'), 784)).toBe(scan(open, 784));
  });

  it('lists the faults with the verdict that each should have', async () => {
    await createProgram().parseAsync(['simulate', '--list-faults'], { from: 'user' });
    expect(output).toMatch(/^background +0\.01: light that is always there.* -> background-or-zero-error$/m);
  });

  it.each([
    [['--fault', 'backgroud'], /is no fault that can be simulated; did you mean background\?/],
    [['--fault', 'background=much'], /has the size "much"; expected a number/],
    [['--fault', 'step', '--fault-film', 'SC9'], /names film SC9/],
    [['--fault', 'step', '--fault-fluence', 'low'], /is no fluence/],
    [['--fault-film', 'SC1'], /there is none; add --fault KIND/],
    [['--assume', 'SC1.loss=3 cm^-1'], /is for twins of a study/],
  ])('refuses %j in one sentence', async (options, sentence) => {
    const out = path.join(folder, 'study');
    await expect(simulate('--out', out, ...options)).rejects.toThrow(sentence);
    expect(readdirSync(folder)).toEqual(['truth.json']);
  });
});

describe('modalgain score', () => {
  const score = (...words: string[]): Promise<unknown> =>
    createProgram().parseAsync(['score', truthFile, ...words], { from: 'user' });

  it('holds a table against the truth, for people and as one JSON document', async () => {
    const answers = path.join(folder, 'answers.csv');
    writeFileSync(answers, 'film,quantity,fluence,value,error\nSC1,thickness,,204.5,0.5\nSC1,loss,,100,5\n');
    await score(answers);
    expect(output).toMatch(
      /SC1 +thicknessNm +204\.3 +204\.5 \(203\.5 to 205\.5\) +\+0\.098 % +0\.4 +covered/,
    );
    expect(output).toMatch(/SC1 +lossPerCm +132 .* MISSED/);
    expect(output).toContain('Without an answer: filmIndex of SC1');
    output = '';
    await score(answers, '--json');
    const { error } = documentSchemas.score.safeParse(JSON.parse(output));
    expect(error?.issues ?? []).toEqual([]);
  });

  it('refuses JSON that is no results.json', async () => {
    const answers = path.join(folder, 'answers.json');
    writeFileSync(answers, '{"films": 3}');
    await expect(score(answers)).rejects.toThrow(/is JSON but not the results.json of a run/);
    writeFileSync(answers, '{"films": ');
    await expect(score(answers)).rejects.toThrow(/cannot be read as such/);
  });
});
