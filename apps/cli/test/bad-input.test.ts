import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInProcess, type ProgramOutcome } from './run-in-process.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const bin = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain bad input '));
  cpSync(path.join(root, 'examples', 'flat-stamping'), folder, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const study = (): string => readFileSync(path.join(folder, 'study.yaml'), 'utf8');
const raw = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const write = (file: string, content: string | Uint8Array): void => {
  writeFileSync(path.join(folder, file), content);
};

interface Attempt extends ProgramOutcome {
  readonly wrote: boolean;
}

/** Runs the study with `study.yaml` changed as told. */
function runWith(change: (text: string) => string): Promise<Attempt> {
  const changed = change(study());
  expect(changed).not.toBe(study());
  write('changed.yaml', changed);
  return run('changed.yaml');
}

async function run(file: string): Promise<Attempt> {
  const out = path.join(folder, 'out');
  const { stderr, ...rest } = await runInProcess('run', path.join(folder, file), '--out', out);
  return { ...rest, stderr: stderr.replaceAll(`${folder}${path.sep}`, ''), wrote: existsSync(out) };
}

const cases: [string, RegExp, () => Promise<Attempt>][] = [
  [
    'an unknown key',
    /line \d+, wavelengths\.emision: .*did you mean "emission"/,
    () => runWith((text) => text.replace('emission: 656', 'emision: 656')),
  ],
  [
    'a missing unit',
    /line \d+, wavelengths\.pump: found "400" without a unit.*nm, um/,
    () => runWith((text) => text.replace('pump: 400 nm', 'pump: 400')),
  ],
  [
    'a wrong unit',
    /line \d+, wavelengths\.pump: found the unit "kg".*nm, um/,
    () => runWith((text) => text.replace('pump: 400 nm', 'pump: 400 kg')),
  ],
  [
    'a missing file',
    /line \d+, films\.SC1\.thickness\.afm: found no file "afm\/SC9\.gwy"/,
    () => runWith((text) => text.replace('afm/SC1.gwy', 'afm/SC9.gwy')),
  ],
  [
    'a path outside the study',
    /films\.SC1\.thickness\.afm: .*outside the study's folder/,
    () => runWith((text) => text.replace('afm/SC1.gwy', '../SC1.gwy')),
  ],
  [
    'an empty file',
    /afm\/empty\.gwy: the file is empty/,
    () => {
      write('afm/empty.gwy', '');
      return runWith((text) => text.replace('afm/SC1.gwy', 'afm/empty.gwy'));
    },
  ],
  [
    'text in a number column',
    /stripe\/words\.csv, line \d+, .*found "many"/,
    () => {
      write('stripe/words.csv', raw('stripe/SC1-784uJ.csv').replace(/\n(\d+),[\d.]+\n/, '\n$1,many\n'));
      return runWith((text) => text.replace('stripe/SC1-*uJ.csv', 'stripe/words.csv'));
    },
  ],
  [
    'lengths that do not increase',
    /stripe\/back\.csv, line \d+, .*found 20 after 500/,
    () => {
      const scan = raw('stripe/SC1-784uJ.csv').trimEnd();
      const first = scan.split('\n').find((line) => line.startsWith('20,')) ?? '';
      write('stripe/back.csv', `${scan}\n${first}\n`);
      return runWith((text) => text.replace('stripe/SC1-*uJ.csv', 'stripe/back.csv'));
    },
  ],
  [
    'a negative thickness',
    /line \d+, films\.SC1\.thickness: found "-204 nm".*above zero/,
    () => runWith((text) => text.replace('{afm: afm/SC1.gwy}', '-204 nm')),
  ],
  [
    'a truncated .gwy',
    /afm\/cut\.gwy, byte \d+: .*truncated/,
    () => {
      write('afm/cut.gwy', readFileSync(path.join(folder, 'afm/SC1.gwy')).subarray(0, 100_000));
      return runWith((text) => text.replace('afm/SC1.gwy', 'afm/cut.gwy'));
    },
  ],
  [
    'a file of 2 GB',
    /afm\/big\.gwy: found a file of 2048 MB, expected at most 512 MB/,
    () => {
      write('afm/big.gwy', '');
      truncateSync(path.join(folder, 'afm/big.gwy'), 2 ** 31);
      return runWith((text) => text.replace('afm/SC1.gwy', 'afm/big.gwy'));
    },
  ],
  [
    'a wavelength outside the range of n and k',
    /nk\/SC1\.csv is known from 400 to 800 nm; 1656 nm is outside/,
    () => runWith((text) => text.replace('emission: 656 nm', 'emission: 1656 nm')),
  ],
  [
    'an ambiguous material',
    /line \d+, stack\.substrate: "glass" may be any of fused-silica \(n = 1\.45/,
    () => runWith((text) => text.replace('substrate: fused-silica', 'substrate: glass')),
  ],
  [
    'a pattern that YAML takes for an alias',
    /line \d+: .*"\*uJ\.csv"/,
    () => runWith((text) => text.replace('"stripe/SC1-*uJ.csv"', '*uJ.csv')),
  ],
  [
    'a film made from one that is not there',
    /films\.SC1S\.stampedFrom: found "SC7".*Did you mean "SC1"/,
    () => runWith((text) => text.replace('stampedFrom: SC1', 'stampedFrom: SC7')),
  ],
  ['a study file that is not there', /nowhere\.yaml: there is no such file/, () => run('nowhere.yaml')],
];

describe('bad input ends with one clear sentence, exit code 2 and nothing written', () => {
  it.each(cases)('%s', async (_, message, attempt) => {
    const { status, stdout, stderr, wrote } = await attempt();
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, stdout, wrote }).toEqual({ status: 2, stdout: '', wrote: false });
  });
});

it('ends a process of its own with the same code and sentence', () => {
  const file = path.join(folder, 'nowhere.yaml');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'run', file], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^modalgain: .*nowhere\.yaml: there is no such file.*\n$/);
});

it('an unknown command or option exits with 2 and names what there is', () => {
  const { status, stderr } = spawnSync(process.execPath, [bin, 'analyse'], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/unknown command 'analyse'/);
});

it('a reader that closes the pipe early is no failure', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${bin}" index --list | head -1`],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('an output folder that cannot be', () => {
  const published = path.join(root, 'examples', 'published-values', 'study.yaml');
  const runInto = (out: string) => runInProcess('run', published, '--out', out);

  it('below a file is refused in one sentence', async () => {
    write('a-file', 'mine');
    const { status, stderr } = await runInto(path.join(folder, 'a-file'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/cannot be made a folder \(ENOTDIR\); name another one with --out/);
    expect(raw('a-file')).toBe('mine');
  });

  it('holding other files than results is left alone', async () => {
    const { status, stderr } = await runInto(path.join(folder, 'afm'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/holds other files than results.*--force/);
    expect(existsSync(path.join(folder, 'afm', 'report.html'))).toBe(false);
  });
});

it('run --strict exits with 1 where a quantity stays open', async () => {
  write(
    'open.yaml',
    'modalgain: 1\ntitle: t\nwavelengths: {emission: 656 nm}\nfilms: {A: {stripe: {files: "stripe/SC4-784uJ.csv"}}}\n',
  );
  const args = ['run', path.join(folder, 'open.yaml'), '--json'];
  expect((await runInProcess(...args)).status).toBe(0);
  expect((await runInProcess(...args, '--strict')).status).toBe(1);
});

it('a study file saved as UTF-16 is read', async () => {
  writeFileSync(path.join(folder, 'wide.yaml'), `\uFEFF${study()}`, 'utf16le');
  expect((await runInProcess('check', path.join(folder, 'wide.yaml'))).status).toBe(0);
});
