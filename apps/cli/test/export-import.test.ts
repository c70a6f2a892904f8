import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { simulateStripeScan } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import { elnLayout } from '@modalgain/report';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it, vi } from 'vitest';
import { defaultOutFolder } from '../src/default-out-folder.js';
import { createProgram } from '../src/program.js';
import { capturedCommand } from './captured-command.js';

const command = capturedCommand('export');

const run = (...words: string[]): Promise<unknown> => createProgram().parseAsync(words, { from: 'user' });
const inFolder = (...parts: string[]): string => path.join(command.folder, ...parts);

async function refusal(...words: string[]): Promise<string> {
  try {
    await run(...words);
  } catch (problem) {
    if (problem instanceof InputError) return problem.sentence;
    throw problem;
  }
  throw new Error('expected a refusal');
}

/** A study of one scan in a folder of its own, whose name has a space in it. */
function writeStudy(): string {
  const { scan } = simulateStripeScan({
    stripeLengthUm: Array.from({ length: 12 }, (_, i) => 40 * (i + 1)),
    netGainPerCm: 60,
    sourcePerCm: 1e4,
    saturation: 1e-4,
    pumpNoise: 0.04,
    seed: 3,
  });
  const lines = Array.from(scan.stripeLengthUm, (length, i) => `${length},${scan.intensity[i]}`);
  mkdirSync(inFolder('raw', 'stripe scans'), { recursive: true });
  writeFileSync(inFolder('raw', 'stripe scans', 'SC1.csv'), ['length (um),intensity', ...lines].join('\n'));
  writeFileSync(
    inFolder('raw', 'study.yaml'),
    'modalgain: 1\ntitle: "Façade, 30 MPa"\nwavelengths: {emission: 656 nm}\nfilms:\n  SC1: {stripe: {files: "stripe scans/*.csv"}}\n',
  );
  return inFolder('raw', 'study.yaml');
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

/** An archive of another program, with one file. */
function writeForeign(name: string, file: string): string {
  const graph = [
    { '@id': elnLayout.description, sdPublisher: { name: 'eLabFTW' } },
    { '@id': './Exp/', '@type': 'Dataset', name: 'Gain of SC1' },
  ];
  const archive = zipSync({
    [`x/${elnLayout.description}`]: strToU8(JSON.stringify({ '@graph': graph })),
    [file]: strToU8('1,2\n'),
  });
  writeFileSync(inFolder(name), archive);
  return inFolder(name);
}

describe('modalgain run --export and modalgain import', () => {
  it('an .eln goes out and in, and the study in it runs again to the same bytes', async () => {
    const study = writeStudy();
    await run('run', study, '--export', 'parquet,origin,eln', '--author', 'A. Researcher');
    const out = inFolder('raw', defaultOutFolder);
    const written = filesIn(out);
    const tables = written
      .filter((file) => /^tables.*\.csv$/.test(file))
      .map((file) => path.parse(file).name);
    for (const table of tables) {
      expect(written).toContain(path.join('parquet', `${table}.parquet`));
      expect(written).toContain(path.join('origin', `${table}.csv`));
    }
    const metadata = JSON.parse(readFileSync(path.join(out, 'tables', 'csv-metadata.json'), 'utf8')) as {
      tables: { url: string }[];
    };
    expect(metadata.tables.map(({ url }) => url).sort()).toEqual(tables.map((table) => `${table}.csv`));

    await run('import', path.join(out, 'facade-30-mpa.eln'), '--out', inFolder('restored'));
    expect(command.output).toContain(`Next: modalgain run ${inFolder('restored', 'study.yaml')}`);
    const own = (file: string): boolean => !file.endsWith('.eln') && !path.basename(file).startsWith('.');
    expect(filesIn(inFolder('restored'))).toEqual(filesIn(inFolder('raw')).filter(own));
    for (const file of filesIn(inFolder('restored'))) {
      expect(readFileSync(inFolder('restored', file)).equals(readFileSync(inFolder('raw', file))), file).toBe(
        true,
      );
    }

    await run(
      'run',
      inFolder('restored', 'study.yaml'),
      '--export',
      'eln',
      '--author',
      'A. Researcher',
      '--out',
      inFolder('again'),
    );
    const results = readFileSync(inFolder('again', 'results.json'));
    expect(results.equals(readFileSync(path.join(out, 'results.json')))).toBe(true);
  }, 60_000);

  it('holds a study’s folder of results where a run would write it', () => {
    expect(elnLayout.resultsFolder).toBe(defaultOutFolder);
  });

  it('refuses unknown forms, days that are none, and --json without a folder', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(run('run', 'study.yaml', '--export', 'eln,xlsx')).rejects.toThrow(
      'found "xlsx", expected one or several of parquet,origin,eln',
    );
    await expect(run('run', 'study.yaml', '--date', '2026-02-30')).rejects.toThrow('expected a day');
    expect(await refusal('run', 'study.yaml', '--json', '--export', 'eln')).toContain('with --out');
  });

  it('unpacks an archive of another program as raw files and says what it held', async () => {
    const archive = writeForeign('notebook.eln', 'x/Exp/scan 1.csv');
    await run('import', archive);
    expect(filesIn(inFolder('notebook'))).toEqual([path.join('Exp', 'scan 1.csv')]);
    expect(command.output).toContain('Archive of eLabFTW: Gain of SC1');
    expect(command.output).toMatch(/Exp\/scan 1\.csv +4 B +not stated/);
    expect(command.output).toContain(`modalgain new ${inFolder('notebook')}`);
  });

  it('prints what it held as its published schema says', async () => {
    await run('import', writeForeign('notebook.eln', 'x/scan.csv'), '--json');
    const document: unknown = JSON.parse(command.output);
    expect(documentSchemas.import.safeParse(document).error?.issues ?? []).toEqual([]);
    expect(document).toMatchObject({ program: 'eLabFTW', study: null, files: [{ file: 'scan.csv' }] });
  });

  it('overwrites nothing: a folder or a file that is there is refused, an empty folder is taken', async () => {
    const archive = writeForeign('notebook.eln', 'x/scan.csv');
    mkdirSync(inFolder('full'));
    writeFileSync(inFolder('full', 'mine.txt'), 'mine');
    for (const out of [inFolder('full'), inFolder('full', 'mine.txt')])
      expect(await refusal('import', archive, '--out', out)).toContain('is there already');
    expect(filesIn(inFolder('full'))).toEqual(['mine.txt']);
    mkdirSync(inFolder('empty'));
    await run('import', archive, '--out', inFolder('empty'));
    expect(filesIn(inFolder('empty'))).toEqual(['scan.csv']);
  });

  it('leaves nothing behind where a path climbs out, a file is damaged, or a folder stands in the way', async () => {
    const archive = writeForeign('evil.eln', 'x/../../evil.csv');
    expect(await refusal('import', archive)).toContain('climbs out of its folder');
    const clash = zipSync({
      [`x/${elnLayout.description}`]: strToU8('{"@graph":[]}'),
      'x/a': strToU8('a file'),
      'x/a/b': strToU8('and a folder of its name'),
    });
    writeFileSync(inFolder('clash.eln'), clash);
    expect(await refusal('import', inFolder('clash.eln'))).toContain('cannot be written');
    expect(await refusal('import', inFolder('none.eln'))).toContain('there is no such file');
    expect(readdirSync(command.folder).sort()).toEqual(['clash.eln', 'evil.eln']);
    expect(existsSync(path.join(command.folder, '..', 'evil.csv'))).toBe(false);
  });

  it('names the file that differs from what the archive describes', async () => {
    const study = writeStudy();
    await run('run', study, '--export', 'eln', '--out', inFolder('out'));
    const files = unzipSync(readFileSync(inFolder('out', 'facade-30-mpa.eln')));
    const scan = 'facade-30-mpa/study/stripe scans/SC1.csv';
    writeFileSync(inFolder('changed.eln'), zipSync({ ...files, [scan]: strToU8('length (um),intensity\n') }));
    const sentence = await refusal('import', inFolder('changed.eln'));
    expect(sentence).toContain(
      'changed.eln: found other files than the archive describes: "study/stripe scans/SC1.csv" differs',
    );
    expect(existsSync(inFolder('changed'))).toBe(false);
  }, 60_000);
});
