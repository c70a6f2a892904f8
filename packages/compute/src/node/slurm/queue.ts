import type { JobArray } from './job-array.js';
import { patiently, runSlurm, type SlurmAccess } from './slurm-command.js';

/** A task of a job array that Slurm still has. */
export interface QueuedTask {
  readonly jobId: string;
  readonly task: number;
  readonly state: 'waiting' | 'running';
  /** Slurm's word for why it waits, e.g. Resources, Priority, PartitionTimeLimit. */
  readonly reason: string;
}

/** The tasks in Slurm's queue by the name of their array. */
export type Queue = ReadonlyMap<string, readonly QueuedTask[]>;

/**
 * What of these arrays Slurm still has. One that it has not has ended, whatever became of it.
 *
 * @throws InputError where Slurm does not answer
 */
export async function readQueue(arrays: readonly JobArray[], access: SlurmAccess): Promise<Queue> {
  const names = arrays.map(({ job }) => job.name);
  return names.length === 0 ? new Map() : patiently(access, () => askForTasks(names, access));
}

/** The same, asked once. */
export async function askForTasks(names: readonly string[], access: SlurmAccess): Promise<Queue> {
  const args = ['--noheader', '--array', `--name=${names.join(',')}`, '--format=%j|%F|%K|%T|%r'];
  return parseQueue(await runSlurm('squeue', args, access));
}

/**
 * Lines of squeue in the format `%j|%F|%K|%T|%r`: name, array, task, state, reason. What is COMPLETING has
 * ended, or been told to: it leaves no further part.
 */
export function parseQueue(text: string): Queue {
  const queue = new Map<string, QueuedTask[]>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [name, jobId, task, state, reason] = line.split('|');
    if (state === 'COMPLETING') continue;
    const tasks = queue.get(name) ?? [];
    tasks.push({ jobId, task: Number(task), state: waits.has(state) ? 'waiting' : 'running', reason });
    queue.set(name, tasks);
  }
  return queue;
}

/** Every other state of a job that squeue lists unasked (RUNNING, SUSPENDED, ...) has a node. */
const waits = new Set([
  'PENDING',
  'REQUEUED',
  'REQUEUE_FED',
  'REQUEUE_HOLD',
  'RESV_DEL_HOLD',
  'SPECIAL_EXIT',
]);
