import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished } from 'vitest';
import { largestArray, startCluster, type SlurmCluster } from '../../../test-support/slurm-cluster.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import {
  cancelTasks,
  clusterStatus,
  submitParts,
  waitForTasks,
  type ClusterStatus,
  type SlurmAccess,
  type TaskOptions,
} from '../src/node/slurm/index.js';

/** Stands in for `modalgain sweep part . --threads 1 INDEX...`: leaves a file a part, waits or fails where files of the folder say so. */
const standIn = `#!/bin/sh
shift 5
for part in "$@"; do
  if [ -e "fail-$part" ]; then echo "part $part has no film" >&2; exit 1; fi
  while [ -e wait ]; do sleep 0.05; done
  touch "parts/$part"
done
`;

/** Submits but does not hear the controller say so. */
const deafSbatch = `#!/bin/sh
/usr/bin/sbatch "$@" >> "$(dirname "$0")/taken"
echo 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation' >&2
exit 1
`;

let started: Promise<SlurmCluster> | undefined;
const cluster = (): Promise<SlurmCluster> => (started ??= startCluster());

afterAll(async () => (await started)?.stop());

/** A run folder with the files that tell the stand-in what to do. */
async function runFolder(name = 'run', tells: readonly string[] = []): Promise<Run> {
  const above = await mkdtemp(path.join(tmpdir(), 'modalgain-array-'));
  onTestFinished(() => rm(above, { recursive: true }));
  const folder = path.join(above, name);
  await mkdir(path.join(folder, 'parts'), { recursive: true });
  await writeFile(path.join(folder, 'stand-in'), standIn, { mode: 0o755 });
  for (const tell of tells) await writeFile(path.join(folder, tell), '');
  const finished = async (): Promise<Set<number>> =>
    new Set((await readdir(path.join(folder, 'parts'))).map(Number));
  const access = { signal: new AbortController().signal, environment: (await cluster()).env };
  const submit = (parts: readonly number[], options: TaskOptions = {}, other: Partial<SlurmAccess> = {}) =>
    submitParts(folder, { parts, command: './stand-in', options }, { ...access, ...other });
  const wait = () => waitForTasks(folder, finished, { access, watch: () => undefined });
  return { folder, finished, access, submit, wait, status: () => clusterStatus(folder, finished, access) };
}

interface Run {
  readonly folder: string;
  readonly finished: () => Promise<Set<number>>;
  readonly access: SlurmAccess;
  readonly submit: (
    parts: readonly number[],
    options?: TaskOptions,
    other?: Partial<SlurmAccess>,
  ) => ReturnType<typeof submitParts>;
  readonly wait: () => Promise<ClusterStatus>;
  readonly status: () => Promise<ClusterStatus>;
}

/** A condition that never holds ends with the test. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}

const nothing = { waiting: [], running: [], reasons: [], failed: [] };

describe('a sweep on a cluster', () => {
  itWithSystemTool('slurm', 'finds every part of the array in a folder of any name', async () => {
    const run = await runFolder(`films "of" May's $week`);
    const { job, tasks } = await run.submit([0, 2, 5, 6], { time: '5', memory: '100M', concurrency: 3 });
    expect(job.jobId).toMatch(/^\d+$/);
    expect(tasks).toEqual([[0], [2], [5], [6]]);
    expect(await run.wait()).toEqual(nothing);
    expect(await run.finished()).toEqual(new Set([0, 2, 5, 6]));
  });

  itWithSystemTool(
    'slurm',
    'gives a task several parts where an array may not have as many tasks',
    async () => {
      const run = await runFolder();
      const parts = Array.from({ length: 2 * largestArray + 7 }, (_, part) => part);
      const { tasks } = await run.submit(parts);
      expect(tasks.map(({ length }) => length).sort()).toEqual([
        ...Array<number>(13).fill(2),
        ...Array<number>(7).fill(3),
      ]);
      expect(await run.wait()).toEqual(nothing);
      expect(await run.finished()).toEqual(new Set(parts));
    },
  );

  itWithSystemTool(
    'slurm',
    'names a task that failed with its last words, and runs it alone again',
    async () => {
      const run = await runFolder('run', ['fail-1']);
      const { job } = await run.submit([0, 1, 2]);
      const { failed } = await run.wait();
      expect(failed).toEqual([
        {
          jobId: job.jobId,
          task: 1,
          parts: [1],
          log: 'slurm/array-0001/1.log',
          lastWords: 'part 1 has no film',
        },
      ]);
      await rm(path.join(run.folder, 'fail-1'));
      const again = await run.submit(failed.flatMap(({ parts }) => parts));
      expect(again.tasks).toEqual([[1]]);
      expect(await run.wait()).toEqual(nothing);
      expect(await run.finished()).toEqual(new Set([0, 1, 2]));
    },
  );

  itWithSystemTool('slurm', 'tells what runs and what waits, until the user calls it off', async () => {
    const run = await runFolder('run', ['wait']);
    const other = await runFolder('run', ['wait']);
    await run.submit([0, 1, 2], { concurrency: 1 });
    await other.submit([0]);
    await until(async () => (await run.status()).running.length > 0);
    expect(await run.status()).toMatchObject({ running: [0], waiting: [1, 2], failed: [] });
    expect(await cancelTasks(run.folder, run.access)).toBe(3);
    // Called off by the user is no failure; the tasks of another run are untouched.
    expect(await run.wait()).toEqual(nothing);
    expect(await run.finished()).toEqual(new Set());
    expect(await cancelTasks(run.folder, run.access)).toBe(0);
    await rm(path.join(other.folder, 'wait'));
    await other.wait();
    expect(await other.finished()).toEqual(new Set([0]));
  });

  itWithSystemTool('slurm', 'keeps on waiting while the controller is restarted', async () => {
    const { stopController, startController } = await cluster();
    const run = await runFolder('run', ['wait']);
    const sentences: string[] = [];
    const access = { ...run.access, onSilence: (sentence: string) => sentences.push(sentence) };
    await run.submit([0, 1]);
    await stopController();
    const waiting = waitForTasks(run.folder, run.finished, { access, watch: () => undefined });
    await until(() => Promise.resolve(sentences.length > 0));
    await startController();
    await rm(path.join(run.folder, 'wait'));
    expect(await waiting).toEqual(nothing);
    expect(await run.finished()).toEqual(new Set([0, 1]));
    expect(sentences[0]).toMatch(/controller does not answer: .*Unable to contact slurm controller/);
  });
});

describe('an answer of Slurm that is lost', () => {
  itWithSystemTool('slurm', 'submits nothing twice: the array is found by its name', async () => {
    const run = await runFolder('run', ['wait']);
    const bin = path.join(run.folder, 'bin');
    await mkdir(bin);
    await writeFile(path.join(bin, 'sbatch'), deafSbatch, { mode: 0o755 });
    const environment = { ...run.access.environment, PATH: `${bin}:${process.env.PATH ?? ''}` };
    const { job } = await run.submit([0, 1], {}, { environment });
    expect(job.jobId).toBe((await readFile(path.join(bin, 'taken'), 'utf8')).trim());

    // What an interruption right after sbatch would leave behind: the tasks are known all the same.
    const record = path.join(run.folder, 'slurm', 'array-0001', 'job.json');
    await writeFile(record, JSON.stringify({ ...job, jobId: null }));
    const { running, waiting } = await run.status();
    expect([...running, ...waiting].sort()).toEqual([0, 1]);
    await rm(path.join(run.folder, 'wait'));
    expect(await run.wait()).toEqual(nothing);
  });
});

describe('what Slurm refuses', () => {
  itWithSystemTool('slurm', 'is said in its own words and leaves no array behind', async () => {
    const run = await runFolder();
    await expect(run.submit([0], { partition: 'nowhere' })).rejects.toThrow(
      /Slurm refused: invalid partition specified: nowhere/,
    );
    await expect(run.submit([0], { time: 'soon' })).rejects.toThrow(/refused: Invalid --time specification/);
    await expect(run.submit([0], { memory: '900G' })).rejects.toThrow(/Memory specification can not be/);
    expect(await readdir(path.join(run.folder, 'slurm'))).toEqual([]);
  });

  itWithSystemTool(
    'slurm',
    'is told apart from a machine without Slurm, and from munge that is down',
    async () => {
      const run = await runFolder();
      const { env, stopMunge, startMunge } = await cluster();
      await expect(run.submit([0], {}, { environment: { ...env, PATH: run.folder } })).rejects.toThrow(
        /scontrol was not found: this machine has no Slurm/,
      );
      await stopMunge();
      onTestFinished(startMunge);
      await expect(run.submit([0])).rejects.toThrow(/is munged running on this machine\?/);
    },
  );
});
