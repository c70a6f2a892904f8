import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuoted, submitParts } from '../src/node/slurm/index.js';
import { arrayScript } from '../src/node/slurm/array-script.js';
import { sortTasks } from '../src/node/slurm/cluster-status.js';
import type { JobArray } from '../src/node/slurm/job-array.js';
import { parseQueue } from '../src/node/slurm/queue.js';
import { sbatchArguments } from '../src/node/slurm/submit.js';
import { parseTaskLines, taskLines, tasksOfParts } from '../src/node/slurm/tasks-of-parts.js';

const someParts = fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 300 });

describe('tasks of a job array', () => {
  it('hold every part once and in order, none is empty, and they differ by one part at most', () => {
    fc.assert(
      fc.property(someParts, fc.integer({ min: 1, max: 50 }), (parts, mostTasks) => {
        const tasks = tasksOfParts(parts, mostTasks);
        const lengths = tasks.map(({ length }) => length);
        expect(tasks.flat()).toEqual(parts);
        expect(tasks.length).toBe(Math.min(parts.length, mostTasks));
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        expect(parseTaskLines(taskLines(tasks))).toEqual(tasks);
      }),
    );
  });

  it('are read by the script of the array: each runs the command on its own parts', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'modalgain-array-'));
    try {
      await writeFile(path.join(folder, 'tasks'), taskLines([[0, 1], [2], [7, 8, 9]]));
      const script = arrayScript({ command: `printf '%s,' 'a command'`, taskFile: 'tasks' });
      const argumentsOf = (task: number): string =>
        execFileSync('sh', ['-c', script], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, SLURM_ARRAY_TASK_ID: String(task) },
        });
      expect([0, 1, 2].map(argumentsOf)).toEqual([
        'a command,sweep,part,.,--threads,1,0,1,',
        'a command,sweep,part,.,--threads,1,2,',
        'a command,sweep,part,.,--threads,1,7,8,9,',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what sbatch is called with', () => {
  it('carries what the user asked for, and nothing that was not asked for', () => {
    const array = arrayOf('modalgain-1', [[0], [1], [2]]);
    const all = { partition: 'short', time: '30', memory: '2G', cpus: 4, concurrency: 2 };
    expect(sbatchArguments('/shared/my films', array, {})).toEqual([
      '--parsable',
      '--job-name=modalgain-1',
      '--array=0-2',
      '--chdir=/shared/my films',
      '--output=slurm/modalgain-1/%a.log',
      '/shared/my films/slurm/modalgain-1/script.sh',
    ]);
    expect(sbatchArguments('/shared/my films', array, all)).toEqual(
      expect.arrayContaining([
        '--array=0-2%2',
        '--partition=short',
        '--time=30',
        '--mem=2G',
        '--cpus-per-task=4',
      ]),
    );
  });

  it('quotes any text so that a shell gives it back', () => {
    const anyText = fc.string({
      unit: fc.constantFrom(...Array.from(`'"\\$\`!*?~#&|;<>(){}[]=-/. \t\na1éΓ日`)),
    });
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 30, maxLength: 60 }), (words) => {
        const line = `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`;
        const printed = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
        expect(printed).toBe(words.map((word) => `${word}\0`).join(''));
      }),
      { numRuns: 10 },
    );
  });

  it('is never asked for a folder in whose path Slurm would replace letters', async () => {
    const asked = submitParts(
      '/shared/100 % stamped',
      { parts: [0], command: 'modalgain', options: {} },
      { signal: new AbortController().signal, environment: { PATH: '' } },
    );
    await expect(asked).rejects.toThrow(/cannot write logs below a folder with %/);
  });
});

describe('the state of parts', () => {
  // As squeue of Slurm 22.05 prints them.
  const queue = parseQueue(
    [
      'modalgain-1|17|2|PENDING|JobArrayTaskLimit',
      'modalgain-1|17|3|PENDING|JobArrayTaskLimit',
      'modalgain-1|17|0|RUNNING|None',
      'modalgain-2|21|0|SUSPENDED|None',
      'modalgain-2|21|2|COMPLETING|None',
      'modalgain-2|21|1|REQUEUE_HOLD|launch failed requeued held',
      '',
    ].join('\n'),
  );

  it('is that of their task in the queue, and failed where the task has gone without them', () => {
    const array = arrayOf('modalgain-1', [[0, 1], [2, 3], [4, 5], [6]]);
    expect(sortTasks([array], queue, new Set([0, 2]))).toEqual({
      waiting: [4, 5, 6],
      running: [1],
      reasons: ['JobArrayTaskLimit', 'launch failed requeued held'],
      ended: [{ jobId: '17', task: 1, parts: [3], log: 'slurm/modalgain-1/1.log' }],
    });
  });

  it('is told by the array that a part was submitted with last', () => {
    const first = arrayOf('modalgain-0', [[0], [1], [2]]);
    const second = arrayOf('modalgain-2', [[1], [2], [3]]);
    const { running, waiting, ended } = sortTasks([first, second], queue, new Set());
    expect({ running, waiting }).toEqual({ running: [1], waiting: [2] });
    expect(ended.map(({ parts }) => parts)).toEqual([[3], [0]]);
  });

  it('is merely missing where Slurm never took the array, or the user has called it off', () => {
    const none = parseQueue('');
    const arrays = [arrayOf('a', [[0]], { jobId: null }), arrayOf('b', [[1]], { cancelled: true })];
    expect(sortTasks(arrays, none, new Set())).toEqual({ waiting: [], running: [], reasons: [], ended: [] });
  });
});

function arrayOf(name: string, tasks: number[][], job: Partial<JobArray['job']> = {}): JobArray {
  return { folder: `slurm/${name}`, job: { name, jobId: '17', cancelled: false, ...job }, tasks };
}
