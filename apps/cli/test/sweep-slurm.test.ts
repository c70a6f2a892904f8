import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FailedTask } from '@modalgain/compute/node';
import { documentSchemas } from '@modalgain/study';
import { afterAll, describe, expect } from 'vitest';
import { startCluster, type SlurmCluster } from '../../../test-support/slurm-cluster.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const program = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
const scans = path.join(root, 'examples', 'flat-stamping', 'stripe');

const study = `modalgain: 1
title: One film
wavelengths: { emission: 656 nm, pump: 400 nm }
emissionCrossSection: 4.33e-15 +- 0.2e-15 cm^2
stack: { cover: air, substrate: fused-silica }
pump: { fluence: 'from file name {fluence}uJ' }
films:
  SC1:
    thickness: 204.3 +- 2 nm
    index: 1.9
    stripe: { files: 'SC1-*uJ.csv' }
    loss: 130 +- 15 cm^-1
`;

const partCount = 8;

/** 10,000 films that could be made, in parts of 1250. */
const sweep = `sweep: 1
study: study.yaml
unitsPerPart: 1250
design:
  thickness: { from: 60 nm, to: 460 nm, count: 100 }
  density: { from: 0.9, to: 1.2, count: 100 }
`;

let started: Promise<SlurmCluster> | undefined;
const cluster = (): Promise<SlurmCluster> => (started ??= startCluster());
const folders: string[] = [];

afterAll(async () => {
  await (await started)?.stop();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** A shared folder with a space in its name, that holds study, scans and sweep. */
async function sharedFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'modalgain shared '));
  folders.push(folder);
  await cp(scans, folder, { recursive: true });
  await writeFile(path.join(folder, 'study.yaml'), study);
  await writeFile(path.join(folder, 'sweep.yaml'), sweep);
  return folder;
}

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the shell or of Slurm, or modalgain as a user does, with the test's cluster in the environment. */
async function call(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const { env } = await cluster();
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
    });
  });
}

const modalgain = (cwd: string, ...args: string[]): Promise<Outcome> =>
  call(process.execPath, [program, ...args], cwd);

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
}

/** A process that computes a part in a run folder right now. */
async function workerIn(folder: string): Promise<{ pid: number; part: number } | undefined> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [command, cwd] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ]);
    const words = command.split('\0').filter((word) => word !== '');
    if (cwd === folder && words.includes('part')) return { pid: Number(pid), part: Number(words.at(-1)) };
  }
  return undefined;
}

/** The tasks that Slurm has, as `17_3`; of one state if it is given. */
async function queuedTasks(...ofState: string[]): Promise<string[]> {
  const { stdout } = await call('squeue', ['-h', '-r', '-o', '%i', ...ofState], root);
  return stdout.split('\n').filter((line) => line !== '');
}

async function statusOf(cwd: string): Promise<{ missing: number[]; failed: readonly FailedTask[] }> {
  const { stdout } = await modalgain(cwd, 'sweep', 'status', 'cluster', '--json');
  const { missing, slurm } = documentSchemas['sweep-status'].parse(JSON.parse(stdout));
  if (slurm.kind === 'unknown') throw new Error(slurm.why);
  return { missing, failed: slurm.status.failed };
}

/** What a folder holds, and when each file was written. */
async function filesOf(folder: string): Promise<Map<string, { bytes: Buffer; mtimeMs: number }>> {
  const read = async (name: string): Promise<[string, { bytes: Buffer; mtimeMs: number }]> => {
    const file = path.join(folder, name);
    return [name, { bytes: await readFile(file), mtimeMs: (await stat(file)).mtimeMs }];
  };
  return new Map(await Promise.all((await readdir(folder)).map(read)));
}

describe('a sweep of 10,000 points on a cluster', () => {
  itWithSystemTool(
    'slurm',
    'survives scancel, kill -9 and a restart of the controller, and merges to the bytes of the local run',
    async () => {
      const shared = await sharedFolder();
      const { startController, stopController } = await cluster();
      // Tasks wait at the start of their work until this file is gone.
      const hold = path.join(shared, 'hold');
      const held = `while [ -e ../hold ]; do sleep 0.05; done; '${process.execPath}' '${program}'`;
      await writeFile(hold, '');
      const onSlurm = [
        'sweep',
        'sweep.yaml',
        '--out',
        'cluster',
        '--on',
        'slurm',
        '--concurrency',
        '3',
        '--json',
      ];

      const submitted = await modalgain(shared, ...onSlurm, '--time', '5', '--command', held);
      expect(submitted).toMatchObject({ status: 0, stderr: '' });
      const { slurm } = documentSchemas['sweep-run'].parse(JSON.parse(submitted.stdout));
      expect(slurm?.submitted).toMatchObject({ tasks: partCount, parts: partCount });
      const local = modalgain(shared, 'sweep', 'sweep.yaml', '--out', 'local', '--json');

      // The log of a task is there as soon as the node has begun with it.
      const cancelled = await until(async () => {
        const third = (await queuedTasks('-t', 'RUNNING')).at(2);
        if (third === undefined) return undefined;
        const log = path.join(shared, 'cluster', 'slurm', 'array-0001', `${third.split('_')[1]}.log`);
        return existsSync(log) ? third : undefined;
      });
      await call('scancel', [cancelled], shared);
      await stopController();
      await rm(hold);
      const worker = await until(() => workerIn(path.join(shared, 'cluster')));
      process.kill(worker.pid, 'SIGKILL');
      await startController();

      await until(async () => ((await queuedTasks()).length === 0 ? true : undefined));
      const status = await statusOf(shared);
      const lost = [Number(cancelled.split('_')[1]), worker.part].sort((a, b) => a - b);
      expect(status.missing).toEqual(lost);
      expect(status.failed.flatMap(({ parts }) => parts).sort((a, b) => a - b)).toEqual(lost);
      const words = new Map(status.failed.map(({ parts, lastWords }) => [parts[0], lastWords]));
      expect(words.get(Number(cancelled.split('_')[1]))).toMatch(/CANCELLED/);
      expect(words.get(worker.part)).toMatch(/Killed/);

      const before = await filesOf(path.join(shared, 'cluster', 'parts'));
      const resumed = await modalgain(shared, ...onSlurm, '--resume', '--wait');
      expect(resumed).toMatchObject({ status: 0, stderr: '' });
      const document = documentSchemas['sweep-run'].parse(JSON.parse(resumed.stdout));
      expect(document.slurm?.submitted).toMatchObject({ tasks: 2, parts: 2 });
      expect(document.merged?.lineCount).toBe(10_000);
      const after = await filesOf(path.join(shared, 'cluster', 'parts'));
      for (const [name, { mtimeMs }] of before) expect(after.get(name)?.mtimeMs).toBe(mtimeMs);

      expect((await local).status).toBe(0);
      const ofCluster = await filesOf(path.join(shared, 'cluster', 'merged'));
      const here = await filesOf(path.join(shared, 'local', 'merged'));
      expect([...ofCluster.keys()]).toEqual([...here.keys()]);
      expect(here.has('table.parquet')).toBe(true);
      for (const [name, { bytes }] of here) expect(ofCluster.get(name)?.bytes.equals(bytes), name).toBe(true);
    },
    200_000,
  );
});
