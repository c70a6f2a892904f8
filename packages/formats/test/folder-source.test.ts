import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareNaturally, memorySource } from '@modalgain/formats';
import { folderSource, writeFileAtomically } from '@modalgain/formats/node';
import { sentenceOf } from './support.js';

let outside = '';
let root = '';

beforeAll(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'modalgain-formats-'));
  root = path.join(outside, 'study');
  await mkdir(path.join(root, 'stripe', 'deep', '.hidden'), { recursive: true });
  await writeFile(path.join(outside, 'secret.csv'), 'secret');
  for (const name of ['SC1-10.csv', 'SC1-2.csv', 'SC2-1.csv', 'note.txt', '.hidden.csv', 'a[1].csv']) {
    await writeFile(path.join(root, 'stripe', name), name);
  }
  await writeFile(path.join(root, 'stripe', 'deep', 'SC3-1.csv'), 'deep');
  await writeFile(path.join(root, 'stripe', 'deep', '.hidden', 'x.csv'), 'hidden');
  await writeFile(path.join(root, 'top.csv'), 'top');
  await symlink(path.join(outside, 'secret.csv'), path.join(root, 'leak.csv'));
  await symlink(outside, path.join(root, 'up'));
  await symlink(path.join(root, 'top.csv'), path.join(root, 'alias.csv'));
  await symlink(path.join(root, 'loop'), path.join(root, 'loop'));
});

afterAll(() => rm(outside, { recursive: true }));

describe('a folder as file source', () => {
  it.each([
    ['top.csv', ['top.csv']],
    ['./top.csv', ['top.csv']],
    ['absent.csv', []],
    ['stripe', []],
    ['stripe/*.csv', ['stripe/SC1-2.csv', 'stripe/SC1-10.csv', 'stripe/SC2-1.csv', 'stripe/a[1].csv']],
    ['stripe/SC1-?.csv', ['stripe/SC1-2.csv']],
    ['stripe/SC[2-9]-*.csv', ['stripe/SC2-1.csv']],
    ['stripe/SC[!1]*', ['stripe/SC2-1.csv']],
    ['stripe/{SC2-1,note}.{csv,txt}', ['stripe/SC2-1.csv', 'stripe/note.txt']],
    ['**/SC*-1.csv', ['stripe/SC2-1.csv', 'stripe/deep/SC3-1.csv']],
    [
      'stripe/**',
      [
        'stripe/SC1-2.csv',
        'stripe/SC1-10.csv',
        'stripe/SC2-1.csv',
        'stripe/a[1].csv',
        'stripe/deep/SC3-1.csv',
        'stripe/note.txt',
      ],
    ],
    ['stripe/.*.csv', ['stripe/.hidden.csv']],
    ['stripe/a[1].csv', ['stripe/a[1].csv']],
    ['*/*/*.csv', ['stripe/deep/SC3-1.csv']],
    ['absent/*.csv', []],
    ['*.csv', ['alias.csv', 'leak.csv', 'top.csv']],
  ])('lists %s in natural order', async (glob, files) => {
    expect(await folderSource(root).list(glob)).toEqual(files);
  });

  it('reads and measures a file, also through a link that stays inside', async () => {
    const source = folderSource(root);
    expect(new TextDecoder().decode(await source.read('stripe/SC2-1.csv'))).toBe('SC2-1.csv');
    expect(new TextDecoder().decode(await source.read('alias.csv'))).toBe('top');
    expect(await source.stat('top.csv')).toEqual({ byteLength: 3 });
  });

  it.each([
    ['../secret.csv', '".." leads out of it'],
    ['stripe/../../secret.csv', '".." leads out of it'],
    ['..\\secret.csv', '".." leads out of it'],
    ['/etc/hostname', 'it is an absolute path'],
    ['C:\\secret.csv', 'it is an absolute path'],
    ['leak.csv', 'a symbolic link leads out of it'],
    ['up/secret.csv', 'a symbolic link leads out of it'],
  ])('refuses %s', async (file, why) => {
    const source = folderSource(root);
    const sentence = `${file}: found a path outside the study's folder (${why}), expected one inside it.`;
    expect(await sentenceOf(source.read(file))).toBe(sentence);
    expect(await sentenceOf(source.stat(file))).toBe(sentence);
  });

  it('refuses to list outside, by a path, a pattern or a link', async () => {
    for (const glob of ['../*.csv', '/etc/*', 'up/*.csv', 'up/secret.csv']) {
      expect(await sentenceOf(folderSource(root).list(glob))).toContain("outside the study's folder");
    }
    expect(await folderSource(root).list('**/secret.csv')).toEqual([]);
  });

  it.each([
    ['absent.csv', 'absent.csv: there is no such file.'],
    ['top.csv/x', 'top.csv/x: there is no such file.'],
    ['stripe', 'stripe: found a folder or device, expected a file.'],
    ['loop', 'loop: the symbolic links run in a circle.'],
    ['a\0b', 'ab: found a NUL character in a path.'],
  ])('says what is wrong with %j', async (file, sentence) => {
    expect(await sentenceOf(folderSource(root).read(file))).toBe(sentence);
  });

  it('refuses a file of 2 GB by its size', async () => {
    const sparse = await open(path.join(root, 'huge.gwy'), 'w');
    await sparse.truncate(2 * 2 ** 30);
    await sparse.close();
    const before = process.memoryUsage().rss;
    expect(await sentenceOf(folderSource(root).read('huge.gwy'))).toBe(
      'huge.gwy: found a file of 2048 MB, expected at most 512 MB: it was not read.',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  it('takes a folder for the study even where the study itself lies behind a link', async () => {
    await symlink(root, path.join(outside, 'linked'));
    expect(await folderSource(path.join(outside, 'linked')).list('top.csv')).toEqual(['top.csv']);
  });
});

describe('files in memory as file source', () => {
  const names = ['stripe/SC1-10.csv', 'stripe/SC1-2.csv', 'stripe/deep/SC1-1.csv', 'a[1].csv'];
  const source = memorySource(new Map(names.map((name) => [name, new TextEncoder().encode(name)])));

  it('lists by the same patterns as a folder, and reads', async () => {
    expect(await source.list('stripe/*.csv')).toEqual(['stripe/SC1-2.csv', 'stripe/SC1-10.csv']);
    expect(await source.list('**/SC1-1.csv')).toEqual(['stripe/deep/SC1-1.csv']);
    expect(await source.list('a[1].csv')).toEqual(['a[1].csv']);
    expect(await source.list('absent.csv')).toEqual([]);
    expect(await source.stat('a[1].csv')).toEqual({ byteLength: 8 });
    expect(new TextDecoder().decode(await source.read('a[1].csv'))).toBe('a[1].csv');
    expect(await sentenceOf(source.read('absent.csv'))).toBe('absent.csv: there is no such file.');
  });
});

describe('natural order', () => {
  it('puts numbers in their order', () => {
    const names = ['b1', 'a10', 'a2', 'a02', 'a', 'a2b', 'A1', '10', '9'];
    expect(names.toSorted(compareNaturally)).toEqual(['9', '10', 'A1', 'a', 'a02', 'a2', 'a2b', 'a10', 'b1']);
  });

  it('is a total order', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '0', '1', '2', '-'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b)) + Math.sign(compareNaturally(b, a))).toBe(0);
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        if (compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0)
          expect(compareNaturally(a, c)).toBeLessThan(0);
      }),
      { numRuns: 2000, seed: 4 },
    );
  });
});

describe('writing atomically', () => {
  it('replaces a file and leaves nothing beside it', async () => {
    const folder = await mkdtemp(path.join(outside, 'write-'));
    const file = path.join(folder, 'results.json');
    await writeFileAtomically(file, 'old');
    await writeFileAtomically(file, new TextEncoder().encode('new'));
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['results.json']);
  });

  it('leaves the old content and nothing beside it when it fails', async () => {
    const folder = await mkdtemp(path.join(outside, 'write-'));
    const target = path.join(folder, 'results.json');
    await mkdir(path.join(target, 'in-the-way'), { recursive: true });
    await expect(writeFileAtomically(target, 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['results.json']);
    await expect(writeFileAtomically(path.join(folder, 'absent', 'x'), 'new')).rejects.toThrow('ENOENT');
  });

  it('gives one whole content when several write at once', async () => {
    const folder = await mkdtemp(path.join(outside, 'write-'));
    const file = path.join(folder, 'results.json');
    const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(contents.map((content) => writeFileAtomically(file, content)));
    expect(contents).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['results.json']);
  });
});
