import { open } from 'node:fs/promises';
import path from 'node:path';
import { logOf, readArrays, type JobArray } from './job-array.js';
import { readQueue, type Queue } from './queue.js';
import type { SlurmAccess } from './slurm-command.js';

/** A task that has ended, or never began, without leaving all its parts. */
export interface FailedTask {
  readonly jobId: string;
  readonly task: number;
  /** Those that are not there. */
  readonly parts: readonly number[];
  /** Path of its log below the run folder. */
  readonly log: string;
  /** Last line of that log, empty where it says nothing; null where there is none, as for a task that never began. */
  readonly lastWords: string | null;
}

/** What the cluster is doing with the parts that are not finished. */
export interface ClusterStatus {
  readonly waiting: readonly number[];
  readonly running: readonly number[];
  /** Why tasks wait, in Slurm's words, the most frequent first. */
  readonly reasons: readonly string[];
  readonly failed: readonly FailedTask[];
}

/**
 * What Slurm says of the parts of a run. Whether a part is finished is not its word but that of the part's file.
 *
 * @param finished lists the parts that are there; asked before Slurm, which need not answer where all are, and after
 *   it, so that a part that is finished meanwhile is not called failed
 * @throws InputError where Slurm does not answer
 */
export async function clusterStatus(
  runFolder: string,
  finished: () => Promise<ReadonlySet<number>>,
  access: SlurmAccess,
): Promise<ClusterStatus> {
  const done = await finished();
  const arrays = (await readArrays(runFolder)).filter(({ tasks }) =>
    tasks.flat().some((part) => !done.has(part)),
  );
  const queue = await readQueue(arrays, access);
  const { waiting, running, reasons, ended } = sortTasks(arrays, queue, await finished());
  const failed = await Promise.all(
    ended.map(async (task) => ({ ...task, lastWords: await lastLine(path.join(runFolder, task.log)) })),
  );
  return { waiting, running, reasons, failed };
}

/** The unfinished parts by the state of the task that was last given each. */
export function sortTasks(
  arrays: readonly JobArray[],
  queue: Queue,
  finished: ReadonlySet<number>,
): Omit<ClusterStatus, 'failed'> & { readonly ended: readonly Omit<FailedTask, 'lastWords'>[] } {
  const waiting: number[] = [];
  const running: number[] = [];
  const ended: Omit<FailedTask, 'lastWords'>[] = [];
  const seen = new Set(finished);
  for (const array of arrays.toReversed()) {
    const queued = new Map(queue.get(array.job.name)?.map((each) => [each.task, each]));
    for (const [task, all] of array.tasks.entries()) {
      const parts = all.filter((part) => !seen.has(part));
      const inQueue = queued.get(task);
      // An array that Slurm never took, or that the user has called off, has no say.
      if (parts.length === 0 || (!inQueue && (array.job.jobId === null || array.job.cancelled))) continue;
      for (const part of parts) seen.add(part);
      if (inQueue) (inQueue.state === 'waiting' ? waiting : running).push(...parts);
      else ended.push({ jobId: array.job.jobId ?? '', task, parts, log: logOf(array, task) });
    }
  }
  return { waiting: sorted(waiting), running: sorted(running), reasons: reasonsOf(queue), ended };
}

function reasonsOf(queue: Queue): string[] {
  const counts = new Map<string, number>();
  for (const { state, reason } of [...queue.values()].flat()) {
    if (state === 'waiting' && reason !== 'None') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
}

const sorted = (parts: readonly number[]): number[] => parts.toSorted((a, b) => a - b);

const tailBytes = 4096;

async function lastLine(file: string): Promise<string | null> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(tailBytes),
      position: Math.max(0, size - tailBytes),
    });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines.map((line) => line.trim()).findLast((line) => line !== '') ?? '';
  } finally {
    await handle.close();
  }
}
