import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  computePart,
  manifestOf,
  mergedRows,
  openRunFolder,
  openSweepFile,
  runStatus,
  writeParquet,
} from '../src/node/sweep/index.js';

const study = (thickness: string): string => `modalgain: 1
title: One film
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
films:
  A: {thickness: ${thickness}, index: {file: nk.csv}}
`;

const indexFile = 'wavelength (nm),n\n600,1.91\n656,1.9\n700,1.89\n';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'modalgain-run-'));
  for (const [name, thickness] of [
    ['a', '150 nm'],
    ['b', 'no number'],
    ['c', '250 nm'],
  ]) {
    await mkdir(path.join(root, name));
    await writeFile(path.join(root, name, 'nk.csv'), indexFile);
    await writeFile(path.join(root, name, 'study.yaml'), study(thickness));
  }
  await writeFile(path.join(root, 'sweep.yaml'), 'sweep: 1\nstudies: "*/study.yaml"\n');
});
afterEach(() => rm(root, { recursive: true }));

const run = (): string => path.join(root, 'run');

async function begin(resume = false, folder = run()): Promise<number[]> {
  const sweepFile = path.join(root, 'sweep.yaml');
  const { sweep, source } = await openSweepFile(sweepFile);
  const manifest = await manifestOf({ sweep, sweepFile, folder, version: '1.0.0' });
  return openRunFolder({ folder, manifest, source, resume });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const problem: unknown = await work.catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(InputError);
  return (problem as InputError).sentence;
}

async function merged(folder: string): Promise<Buffer> {
  const { manifest, finished } = await runStatus(folder);
  const file = path.join(folder, 'table.parquet');
  await writeParquet(file, manifest.table, mergedRows(folder, [...finished].sort(), 2));
  return readFile(file);
}

describe('the run of a sweep', () => {
  it('has the same table whatever the order of its parts, and nothing of the place where it ran', async () => {
    const other = path.join(root, 'other');
    for (const part of await begin()) await computePart(run(), part);
    for (const part of (await begin(false, other)).toReversed()) await computePart(other, part);
    expect((await merged(run())).equals(await merged(other))).toBe(true);
    const manifest = await readFile(path.join(run(), 'manifest.json'), 'utf8');
    expect(manifest).not.toContain(root);
    expect(JSON.parse(manifest)).toMatchObject({
      kind: 'studies',
      unitCount: 3,
      sweep: { file: '../sweep.yaml' },
    });
  });

  it('goes on where it was left, with what failed, and computes nothing else', async () => {
    for (const part of [0, 1]) expect(await begin(part > 0)).toContain(part);
    await computePart(run(), 0);
    await computePart(run(), 1);
    expect((await runStatus(run())).failed).toMatchObject([{ part: 1, unit: 'b/study.yaml' }]);
    await writeFile(path.join(root, 'b', 'study.yaml'), study('200 nm'));
    expect(await begin(true)).toEqual([1, 2]);
    for (const part of [1, 2]) await computePart(run(), part);
    const { failed, missing } = await runStatus(run());
    expect({ failed, missing }).toEqual({ failed: [], missing: [] });
  });

  it('is not begun anew over its parts', async () => {
    await begin();
    await computePart(run(), 0);
    expect(await refusal(begin())).toMatch(/holds 1 of 3 parts of a run; add --resume/);
    expect(await readdir(path.join(run(), 'parts'))).toEqual(['part-000000.parquet']);
  });

  it('does not go on with other input, and names what has changed', async () => {
    await begin();
    await computePart(run(), 0);
    await writeFile(path.join(root, 'c', 'study.yaml'), study('300 nm'));
    expect(await begin(true)).toEqual([1, 2]);
    await writeFile(path.join(root, 'a', 'nk.csv'), indexFile.replace('1.9\n', '1.95\n'));
    expect(await refusal(begin(true))).toMatch(/other input: a\/nk\.csv changed since/);
    await writeFile(path.join(root, 'a', 'nk.csv'), indexFile);
    await cp(path.join(root, 'c'), path.join(root, 'd'), { recursive: true });
    expect(await refusal(begin(true))).toMatch(/d\/study\.yaml changed since/);
    await rm(path.join(root, 'd'), { recursive: true });
    await writeFile(path.join(root, 'sweep.yaml'), 'sweep: 1\nstudies: ["*/study.yaml"]\n');
    expect(await refusal(begin(true))).toMatch(/the sweep file changed since/);
  });

  it.each([
    ['a file', () => path.join(root, 'sweep.yaml'), /is a file or lies below one, expected a folder/],
    [
      'a folder below a file',
      () => path.join(root, 'sweep.yaml', 'x'),
      /is a file or lies below one, expected a folder/,
    ],
    ['a folder of the user', () => path.join(root, 'a'), /holds other files than those of a sweep/],
  ])('does not begin in %s', async (_, folder, sentence) => {
    expect(await refusal(begin(false, folder()))).toMatch(sentence);
  });

  it('says which part is damaged', async () => {
    await begin();
    await computePart(run(), 0);
    await writeFile(path.join(run(), 'parts', 'part-000000.parquet'), 'PAR1 cut off');
    expect(await refusal(merged(run()))).toMatch(
      /part-000000\.parquet: cannot be read .* --resume computes it anew/,
    );
  });
});
