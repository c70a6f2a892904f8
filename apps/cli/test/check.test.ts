import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it, vi } from 'vitest';
import { createProgram } from '../src/program.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('check');

async function check(...words: string[]): Promise<string> {
  command.output = '';
  await createProgram().parseAsync(['check', ...words], { from: 'user' });
  return command.output;
}

async function checkAsJson(...words: string[]): Promise<unknown> {
  const document: unknown = JSON.parse(await check('--json', ...words));
  expect(documentSchemas.check.safeParse(document).error?.issues ?? []).toEqual([]);
  return document;
}

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(command.folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const scan = 'length_um,intensity\n20,1\n40,3\n60,9\n';
const spectrum = (factor: number): string =>
  `wavelength_nm,intensity\n600,${factor}\n601,${2 * factor}\n602,${factor}\n`;

const study = `modalgain: 1
title: Two net gains
wavelengths: {emission: 656 nm, pump: 400 nm}
emissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2
stack: {substrate: fused-silica}
films:
  SC1:
    thickness: 204.3 +- 2 nm
    index: 2.01 +- 0.01
    stripe: {files: SC1-78.4uJ.csv}
`;

describe('modalgain check FILE', () => {
  it('says the format and why, each channel with unit and range, and what was assumed', async () => {
    const output = await check(write('SC1.csv', scan));
    expect(output).toContain(
      'Delimited text [delimited-text]: text with the columns "length_um", "intensity"',
    );
    expect(output).toContain('Intensity against stripe length: 3 points, 20 to 60 µm');
    expect(output).toMatch(/stripe length +µm +3 +20 +60 +20\n/);
    expect(output).toMatch(/intensity +3 +1 +9\n/);
    expect(output).toContain('UTF-8 text, columns separated by comma');
    expect(process.exitCode).toBeUndefined();
  });

  it('names other formats that could read it', async () => {
    const text = Array.from({ length: 60 }, (_, j) => `${600 + j}\t${j}`).join('\n');
    const jaz = `Jaz Data File\n>>>>>Begin Processed Spectral Data<<<<<\n${text}\n>>>>>End Processed Spectral Data<<<<<\n`;
    const document = await checkAsJson(write('spectrum.txt', jaz));
    expect(document).toMatchObject({
      kind: 'file',
      format: 'ocean-text',
      verdict: 'yes',
      rivals: [{ format: 'delimited-text', verdict: 'maybe' }],
    });
  });

  it('reads a list of spectra with the files that it names', async () => {
    write('spectra/a.csv', spectrum(1));
    write('spectra/b.csv', spectrum(2));
    const list = write('steps.csv', 'file,stripe_length_um\nspectra/a.csv,20\nspectra/b.csv,40\n');
    expect(await checkAsJson(list)).toMatchObject({
      format: 'spectrum-steps',
      measurements: [{ extent: '2 spectra, 600 to 602 nm' }],
      parts: [path.join(command.folder, 'spectra/a.csv'), path.join(command.folder, 'spectra/b.csv')],
    });
    write('outside.csv', 'file,stripe_length_um\n../a.csv,20\n../b.csv,40\n');
    await expect(check(path.join(command.folder, 'outside.csv'))).rejects.toThrow(
      'found the path "../a.csv"',
    );
  });

  it('refuses a file that cannot be read by its own sentence, without a list of all formats', async () => {
    await expect(check(write('paper.pdf', '%PDF-1.4'))).rejects.toThrow(/^is a PDF document\.$/);
    await expect(check(write('prose.md', 'Some words.\n'))).rejects.toThrow(/^is text of no known format/);
    await expect(check(path.join(command.folder, 'none'))).rejects.toThrow('there is no such file');
  });

  it('goes on behind a bad file among several, and ends with 2', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const files = [write('bad.gwy', 'GWYP'), write('SC1.csv', scan)] as const;
    expect(await checkAsJson(...files)).toMatchObject([{ kind: 'not-read' }, { kind: 'file' }]);
    expect(process.exitCode).toBe(2);
    expect(stderr.mock.calls.flat().join('')).toMatch(/^modalgain: .*bad\.gwy, byte \d+: [^\n]+\n$/);
  });
});

describe('modalgain check FOLDER', () => {
  it('has a row a file, those below too, without hidden files and results, and counts in the end', async () => {
    write('SC1-78.4uJ.csv', scan);
    write('deep/er/flat.csv', 'length_um,intensity\n20,5\n40,5\n60,5\n');
    write('empty.dat', '');
    write('.hidden', 'x');
    write('out/results.json', '{}');
    write('out/tables/gain.csv', scan);
    write('study.yaml', study);
    const output = await check(command.folder);
    const rows = output.split('\n').slice(1, 5);
    expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual([
      'SC1-78.4uJ.csv',
      'deep/er/flat.csv',
      'empty.dat',
      'study.yaml',
    ]);
    expect(rows[1]).toContain('! Intensity against stripe length: 3 points');
    expect(rows[2]).toContain('not read');
    expect(output).toContain('2 of 4 files read: 2 stripe-scan.');
    expect(output).toContain('1 of them with a caution: deep/er/flat.csv.');
    expect(process.exitCode).toBeUndefined();
    expect(await checkAsJson(command.folder)).toMatchObject({
      kind: 'folder',
      files: [{ kind: 'file' }, { kind: 'file' }, { kind: 'not-read' }, { kind: 'study-file' }],
    });
  });

  it('says so of a folder without files', async () => {
    expect(await check(command.folder)).toMatch(/: no files\.\n$/);
  });
});

describe('modalgain check STUDY', () => {
  it('is as ever: what each file was read as, with the prospects', async () => {
    write('SC1-78.4uJ.csv', scan);
    const file = write('study.yaml', study);
    expect(await checkAsJson(file)).toMatchObject({
      title: 'Two net gains',
      inputs: [{ file: 'SC1-78.4uJ.csv', readAs: 'stripe-scan', films: ['SC1'] }],
    });
    expect(await check(file)).toContain('Two net gains');
    write('study.yaml', study.replace('SC1-78.4uJ.csv', 'SC9.csv'));
    await expect(check(file)).rejects.toThrow('found no file "SC9.csv"');
  });

  it('takes a material in YAML for what it is', async () => {
    const file = write('n.yml', 'DATA:\n  - type: tabulated n\n    data: |\n      0.5 1.5\n      0.6 1.4\n');
    expect(await checkAsJson(file)).toMatchObject({ kind: 'file', format: 'refractiveindex-info' });
  });
});
