import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceOutput } from '../src/output-folder.js';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'modalgain-output-'));
  folder = path.join(root, 'deep', 'out');
});

afterEach(() => rmSync(root, { recursive: true }));

const write = (files: readonly string[], { force = false, signal = new AbortController().signal } = {}) =>
  replaceOutput({
    folder,
    lastFile: 'results.json',
    files: new Map(files.map((file) => [file, `new ${file}`])),
    force,
    signal,
  });

/** All files but the hidden list. */
const present = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

/** A signal that is aborted once it was asked so many times. */
function abortedAfter(times: number): AbortSignal {
  const controller = new AbortController();
  let asked = 0;
  controller.signal.throwIfAborted = () => {
    asked += 1;
    if (asked > times) throw new DOMException('cancelled', 'AbortError');
  };
  return controller.signal;
}

const both = [
  'tables/films.csv',
  'figures/stripe-A.svg',
  'figures/stripe-B.svg',
  'report.html',
  'results.json',
];
const onlyA = both.filter((file) => !file.includes('B'));

describe('the folder of results', () => {
  it('holds bytes as well as text, and says in a sentence what cannot be written', async () => {
    const bytes = new Uint8Array([0, 255, 10, 13]);
    const request = { folder, lastFile: 'results.json', force: false, signal: new AbortController().signal };
    await replaceOutput({ ...request, files: new Map([['parquet/films.parquet', bytes]]) });
    expect(new Uint8Array(readFileSync(path.join(folder, 'parquet', 'films.parquet')))).toEqual(bytes);
    mkdirSync(path.join(folder, 'report.html', 'in-the-way'), { recursive: true });
    const refused = replaceOutput({ ...request, files: new Map([['report.html', 'page']]) });
    await expect(refused).rejects.toThrow(/^cannot be written \(E[A-Z]+\)/);
    await expect(refused).rejects.toBeInstanceOf(InputError);
  });

  it('holds what the last run wrote: figures of films that are gone go too', async () => {
    await write(both);
    expect(present()).toEqual([...both].sort());
    await write(onlyA);
    expect(present()).toEqual([...onlyA].sort());
  });

  it('keeps files of the user, and those that a list from elsewhere points at', async () => {
    await write(both);
    writeFileSync(path.join(folder, 'figures', 'mine.svg'), 'mine');
    writeFileSync(path.join(root, 'deep', 'outside.txt'), 'outside');
    writeFileSync(
      path.join(folder, '.modalgain-files.json'),
      '{"files": ["../outside.txt", "/etc/hosts", 7]}',
    );
    await write(onlyA);
    expect(readFileSync(path.join(folder, 'figures', 'mine.svg'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(root, 'deep', 'outside.txt'))).toBe(true);
  });

  it('has no results.json after a run that was interrupted, and the next run completes it', async () => {
    await write(both);
    await expect(write(onlyA, { signal: abortedAfter(2) })).rejects.toThrow('cancelled');
    expect(present()).not.toContain('results.json');
    await write(onlyA);
    expect(present()).toEqual([...onlyA].sort());
  });

  it('writes results.json last, wherever it stands among the files', async () => {
    const order = ['results.json', 'report.html'];
    await expect(write(order, { signal: abortedAfter(1) })).rejects.toThrow('cancelled');
    expect(present()).toEqual(['report.html']);
  });

  it('is refused where it holds other things, unless forced, and nothing is touched', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'thesis.docx'), 'important');
    await expect(write(both)).rejects.toThrow(InputError);
    expect(present()).toEqual(['thesis.docx']);
    await write(both, { force: true });
    expect(present()).toEqual([...both, 'thesis.docx'].sort());
  });

  it('that cannot be made is told in a sentence', async () => {
    writeFileSync(path.join(root, 'deep'), 'a file');
    await expect(write(both)).rejects.toThrow(/cannot be made a folder/);
  });
});
