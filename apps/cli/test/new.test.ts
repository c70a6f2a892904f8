import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const bin = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain new '));
  for (const part of ['stripe', 'nk']) {
    cpSync(path.join(root, 'examples', 'flat-stamping', part), path.join(folder, 'raw', part), {
      recursive: true,
    });
  }
  mkdirSync(path.join(folder, 'empty'));
  mkdirSync(path.join(folder, 'notes'));
  writeFileSync(path.join(folder, 'notes', 'notes.txt'), 'Nothing measured yet.\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const modalgain = (...args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: folder });

it('writes a study file, tells what it found, and never overwrites one unasked', () => {
  const made = modalgain('new', 'raw');
  expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' });
  expect(made.stdout).toContain('SC1S (from SC1): 1 index, 4 stripe');
  expect(made.stdout).toContain('Fill in what it marks FILL IN (1)');
  const file = path.join(folder, 'raw', 'study.yaml');
  const text = readFileSync(file, 'utf8');

  expect(modalgain('new', path.dirname(file), '--force').stdout).toContain(`modalgain check "${file}"`);

  writeFileSync(file, 'mine');
  const again = modalgain('new', 'raw');
  expect({ status: again.status, stdout: again.stdout }).toEqual({ status: 2, stdout: '' });
  expect(again.stderr).toMatch(/study\.yaml: is there already; .*--force/);
  expect(readFileSync(file, 'utf8')).toBe('mine');

  expect(modalgain('new', 'raw', '--force').status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('check says in one sentence what the study file marks to be filled in', () => {
  modalgain('new', 'raw', '--force');
  const file = path.join(folder, 'raw', 'study.yaml');
  const { status, stderr } = modalgain('check', file);
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^modalgain: study\.yaml, line 9, wavelengths\.emission: found "\?", expected a length/,
  );
  writeFileSync(file, readFileSync(file, 'utf8').replace('"?"', '656 nm'));
  expect(modalgain('check', file).status).toBe(0);
});

it('prints one JSON document with --json', () => {
  const { stdout } = modalgain('new', 'notes', '--json');
  const { study, films, files } = JSON.parse(stdout) as Record<string, unknown>;
  expect({ films, files }).toMatchObject({ films: [], files: [{ file: 'notes.txt', role: null }] });
  expect(readFileSync(path.join(folder, 'notes', 'study.yaml'), 'utf8')).toBe(study);
});

it('refuses a folder without files, and writes nothing', () => {
  const { status, stdout, stderr } = modalgain('new', 'empty');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/empty: holds no files to make a study of; nothing was written/);
  expect(existsSync(path.join(folder, 'empty', 'study.yaml'))).toBe(false);
});

it('refuses a folder that is not there, and writes nothing', () => {
  const { status, stderr } = modalgain('new', 'nowhere');
  expect(status).toBe(2);
  expect(stderr).toBe('modalgain: nowhere: there is no such folder.\n');
  expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
});
