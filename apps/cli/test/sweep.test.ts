import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { documentSchemas } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { capturedCommand } from './captured-command.js';
import { runInProcess } from './run-in-process.js';

const captured = capturedCommand('sweep');

const program = path.resolve(import.meta.dirname, '..', 'bin', 'modalgain.js');

const studyText = `modalgain: 1
title: One film
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
films:
  A: {thickness: 200 nm, index: 1.9}
`;

function writeSweep(unitCount: number): string {
  const file = path.join(captured.folder, 'sweep.yaml');
  const values = Array.from({ length: unitCount }, (_, i) => `${100 + i} nm`).join(', ');
  writeFileSync(path.join(captured.folder, 'study.yaml'), studyText);
  writeFileSync(file, `sweep: 1\nstudy: study.yaml\nvary:\n  films.A.thickness: [${values}]\n`);
  return file;
}

/** Names of the finished parts and when each was written. */
function partsOf(folder: string): Map<string, number> {
  const parts = path.join(folder, 'parts');
  const names = (() => {
    try {
      return readdirSync(parts).filter((name) => name.startsWith('part-'));
    } catch {
      return [];
    }
  })();
  return new Map(names.map((name) => [name, statSync(path.join(parts, name)).mtimeMs]));
}

/** Ends the program without a chance to tidy up, soon after it has left some parts. */
async function killedAfter(newParts: number, waitMs: number, folder: string, args: string[]): Promise<void> {
  const before = partsOf(folder).size;
  const child = spawn(process.execPath, [program, 'sweep', ...args], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (partsOf(folder).size < before + newParts && child.exitCode === null) await pause(2);
  await pause(waitMs);
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
}

describe('modalgain sweep', { timeout: 180_000 }, () => {
  it('loses no finished part to kill -9, computes none of them anew, and merges to the same bytes', async () => {
    const file = writeSweep(60);
    const folder = path.join(captured.folder, 'killed');
    for (const [round, [newParts, waitMs]] of [
      [1, 0],
      [3, 11],
      [2, 5],
    ].entries()) {
      const before = partsOf(folder);
      const resume = round > 0 ? ['--resume'] : [];
      await killedAfter(newParts, waitMs, folder, [file, '--out', folder, ...resume]);
      expect(partsOf(folder).size).toBeGreaterThanOrEqual(before.size + newParts);
      expect(Object.fromEntries(partsOf(folder))).toMatchObject(Object.fromEntries(before));
    }
    const before = partsOf(folder);
    expect(before.size).toBeLessThan(60);
    const resumed = await runInProcess('sweep', file, '--out', folder, '--resume', '--json');
    expect(resumed).toMatchObject({ status: 0, stderr: '' });
    expect(documentSchemas['sweep-run'].parse(JSON.parse(resumed.stdout))).toMatchObject({
      computedParts: 60 - before.size,
      finishedParts: 60,
    });
    expect(Object.fromEntries(partsOf(folder))).toMatchObject(Object.fromEntries(before));
    const whole = path.join(captured.folder, 'whole');
    expect((await runInProcess('sweep', file, '--out', whole, '--threads', '1')).status).toBe(0);
    for (const name of ['table.parquet', 'table.csv'])
      expect(
        readFileSync(path.join(folder, 'merged', name)).equals(
          readFileSync(path.join(whole, 'merged', name)),
        ),
      ).toBe(true);
  });

  it('analyses the other studies of a campaign where one is bad, and says which', async () => {
    for (const [name, text] of [
      ['good', studyText],
      ['bad', studyText.replace('200 nm', '200 kg')],
    ]) {
      mkdirSync(path.join(captured.folder, name));
      writeFileSync(path.join(captured.folder, name, 'study.yaml'), text);
    }
    const file = path.join(captured.folder, 'all.yaml');
    writeFileSync(file, 'sweep: 1\nstudies: "*/study.yaml"\n');
    const { status, stdout } = await runInProcess('sweep', file);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /1 study could not be analysed; --resume analyses it again:\n {2}bad\/study\.yaml: .*films\.A\.thickness/,
    );
    const table = readFileSync(path.join(captured.folder, 'all-sweep', 'merged', 'table.csv'), 'utf8');
    expect(
      table
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual([
      ['bad/study.yaml', 'failed'],
      ['good/study.yaml', 'analysed'],
    ]);
  });

  it('merges nothing that is not whole unless it is told to, and names what is missing', async () => {
    const file = writeSweep(3);
    const folder = path.join(captured.folder, 'sweep-sweep');
    expect((await runInProcess('sweep', file)).status).toBe(0);
    unlinkSync(path.join(folder, 'parts', 'part-000001.parquet'));
    const merge = await runInProcess('sweep', 'merge', folder);
    expect(merge.status).toBe(2);
    expect(merge.stderr).toContain(
      'lacks part 1. --resume computes what is missing; --partial merges what is there.',
    );
    const state = await runInProcess('sweep', 'status', folder, '--json');
    expect(documentSchemas['sweep-status'].parse(JSON.parse(state.stdout))).toMatchObject({ missing: [1] });
    const partial = await runInProcess('sweep', 'merge', folder, '--partial', '--json');
    expect(documentSchemas['sweep-merge'].parse(JSON.parse(partial.stdout))).toMatchObject({
      lineCount: 2,
      mergedParts: 2,
    });
    const part = await runInProcess('sweep', 'part', folder, '0', '1', '--json');
    expect(documentSchemas['sweep-part'].parse(JSON.parse(part.stdout))).toMatchObject({
      computed: 1,
      presentBefore: 1,
    });
  });

  it.each([
    [['nix.yaml'], 'nix.yaml: there is no such file.'],
    [['sweep.yaml', '--time', '30'], '--time belongs to --on slurm.'],
    [['sweep.yaml', '--on', 'slurm', '--threads', '2'], '--threads belongs to a run on this machine'],
    [['status', '.'], 'is no folder of a sweep'],
    [['part', '.', 'x'], 'whole number'],
  ])('refuses %j', async (args, sentence) => {
    const { status, stderr } = await runInProcess('sweep', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
