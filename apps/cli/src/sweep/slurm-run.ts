import {
  clusterStatus,
  finishedParts,
  shellQuoted,
  submitParts,
  waitForTasks,
  type ClusterStatus,
  type SlurmAccess,
} from '@modalgain/compute/node';
import type { Progress } from '@modalgain/study';
import type { SlurmOptions } from './slurm-options.js';

/** What was asked of Slurm, and what has become of it. */
export interface SlurmRun {
  /** Null where every missing part was in the queue already. */
  readonly submitted: { readonly jobId: string; readonly tasks: number; readonly parts: number } | null;
  /** Missing parts that an earlier call has submitted and Slurm still has. */
  readonly queuedBefore: number;
  /** With --wait: the last look, when no task was left. */
  readonly ended: ClusterStatus | null;
}

/**
 * Submits the missing parts of a run that Slurm does not have already, and waits for them if asked to.
 *
 * @throws InputError where Slurm refuses or does not answer; AbortError when waiting is cancelled: the tasks go on
 */
export async function computeOnSlurm(request: {
  readonly folder: string;
  readonly missing: readonly number[];
  readonly partCount: number;
  readonly options: SlurmOptions;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}): Promise<SlurmRun> {
  const { folder, missing, partCount, options, signal, progress } = request;
  const access: SlurmAccess = { signal, onSilence: tellUser };
  const finished = (): Promise<ReadonlySet<number>> => finishedParts(folder);
  const before = await clusterStatus(folder, finished, access);
  const queued = new Set([...before.waiting, ...before.running]);
  const parts = missing.filter((part) => !queued.has(part));
  const command = options.command ?? thisProgram();
  const array = parts.length === 0 ? null : await submitParts(folder, { parts, command, options }, access);
  const ended = options.wait
    ? await waitForTasks(folder, finished, {
        access,
        watch: (status) => progress(progressOf(status, partCount)),
      })
    : null;
  return {
    submitted: array && { jobId: array.job.jobId ?? '', tasks: array.tasks.length, parts: parts.length },
    queuedBefore: queued.size,
    ended,
  };
}

/** The program that runs now, by its full paths: on a cluster these stand on the shared file system. */
function thisProgram(): string {
  return [process.execPath, process.argv[1]].map(shellQuoted).join(' ');
}

const tellUser = (sentence: string): void => {
  process.stderr.write(`modalgain: ${sentence}; asking again, the tasks go on.\n`);
};

function progressOf(status: ClusterStatus, partCount: number): Parameters<Progress>[0] {
  const { waiting, running, failed, reasons } = status;
  const without = failed.reduce((sum, { parts }) => sum + parts.length, 0);
  const done = partCount - waiting.length - running.length - without;
  const why = waiting.length > 0 && reasons.length > 0 ? ` (${reasons[0]})` : '';
  const lost = without > 0 ? `, ${without} failed` : '';
  return {
    done,
    total: partCount,
    what: `${done} of ${partCount} parts done, ${running.length} running, ${waiting.length} waiting${why}${lost}`,
  };
}
