import { rm } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { addArray, logOf, recordJob, scriptOf, type JobArray } from './job-array.js';
import { askForTasks } from './queue.js';
import { patiently, runSlurm, SilentControllerError, type SlurmAccess } from './slurm-command.js';
import { tasksOfParts } from './tasks-of-parts.js';

/** What a user may ask of Slurm for every task; what is not given is the cluster's own default. */
export interface TaskOptions {
  readonly partition?: string;
  /** Longest time of one task, as sbatch takes it, e.g. 30 (minutes), 2:00:00, 1-0. */
  readonly time?: string;
  /** Memory of one task, e.g. 2G. */
  readonly memory?: string;
  readonly cpus?: number;
  /** How many tasks may run at once. */
  readonly concurrency?: number;
}

/** More tasks than this only burden a controller: each then computes several parts. */
const mostTasks = 1000;

/**
 * Submits parts of a sweep as one job array. Its record is in the run folder before Slurm is asked.
 *
 * @throws InputError where Slurm refuses, with its words, and leaves no trace then; SilentControllerError
 */
export async function submitParts(
  runFolder: string,
  request: {
    readonly parts: readonly number[];
    /** What runs modalgain on a node, as shell text. */
    readonly command: string;
    readonly options: TaskOptions;
  },
  access: SlurmAccess,
): Promise<JobArray> {
  if (/[%\\\n]/.test(path.resolve(runFolder))) {
    throw new InputError(
      'Slurm cannot write logs below a folder with %, \\ or a line break in its path; name another one with --out.',
      { file: runFolder },
    );
  }
  const limit = await patiently(access, () => largestArray(access));
  const tasks = tasksOfParts(request.parts, Math.min(limit, mostTasks));
  const array = await addArray(runFolder, { tasks, command: request.command });
  const args = sbatchArguments(path.resolve(runFolder), array, request.options);
  try {
    const jobId = await patiently(
      access,
      // Where the answer to an earlier try was lost, Slurm may have the array already.
      async () => (await jobIdOf(array, access)) ?? parseJobId(await runSlurm('sbatch', args, access)),
    );
    const job = { ...array.job, jobId };
    await recordJob(runFolder, array, job);
    return { ...array, job };
  } catch (error) {
    const isRefused = error instanceof InputError && !(error instanceof SilentControllerError);
    if (isRefused) await rm(path.join(runFolder, array.folder), { recursive: true });
    throw error;
  }
}

/** What sbatch is called with: no shell reads it, so names may hold anything. */
export function sbatchArguments(runFolder: string, array: JobArray, options: TaskOptions): string[] {
  const { partition, time, memory, cpus, concurrency } = options;
  const throttle = concurrency === undefined ? '' : `%${concurrency}`;
  return [
    '--parsable',
    `--job-name=${array.job.name}`,
    `--array=0-${array.tasks.length - 1}${throttle}`,
    `--chdir=${runFolder}`,
    `--output=${logOf(array, '%a')}`,
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(time === undefined ? [] : [`--time=${time}`]),
    ...(memory === undefined ? [] : [`--mem=${memory}`]),
    ...(cpus === undefined ? [] : [`--cpus-per-task=${cpus}`]),
    path.join(runFolder, scriptOf(array)),
  ];
}

/** `17` or `17;cluster` on a line of its own: a site may greet its users beside it. Null where it is not told. */
const parseJobId = (printed: string): string | null => /^(\d+)(;.*)?$/m.exec(printed)?.[1] ?? null;

/** How many tasks an array of this cluster may have. */
async function largestArray(access: SlurmAccess): Promise<number> {
  const configuration = await runSlurm('scontrol', ['show', 'config'], access);
  const found = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(configuration)?.[1]);
  if (found >= 1) return found;
  throw new InputError('This cluster takes no job arrays (its MaxArraySize is 0); a sweep needs them.');
}

async function jobIdOf({ job }: JobArray, access: SlurmAccess): Promise<string | undefined> {
  return (await askForTasks([job.name], access)).get(job.name)?.[0].jobId;
}
