import path from 'node:path';
import { countOf, firstOf } from '@modalgain/numerics';
import type { ClusterStatus, FailedTask } from '@modalgain/compute/node';
import type { SlurmRun } from './slurm-run.js';

/** What was submitted and how to go on, for a person. */
export function submittedLines(folder: string, { submitted, queuedBefore, ended }: SlurmRun): string[] {
  const isUnderWay = ended === null && (submitted !== null || queuedBefore > 0);
  return [
    ...(submitted
      ? [
          `Submitted ${countOf(submitted.parts, 'part')} as ${countOf(submitted.tasks, 'task')} of Slurm job ${submitted.jobId}.`,
        ]
      : []),
    ...(queuedBefore > 0 ? [`${countOf(queuedBefore, 'part')} of an earlier call are in the queue.`] : []),
    ...(ended ? failedLines(folder, ended.failed) : []),
    ...(isUnderWay ? nextLines(folder) : []),
  ];
}

const nextLines = (folder: string): string[] => [
  `modalgain sweep status ${folder}    how far it is`,
  `modalgain sweep cancel ${folder}    calls the tasks off`,
  `modalgain sweep merge ${folder}     the table, when every part is there`,
];

/** Where Slurm is with the unfinished parts, for a person. */
export function clusterLines(folder: string, { waiting, running, reasons, failed }: ClusterStatus): string[] {
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return [
    ...(running.length + waiting.length > 0
      ? [`On Slurm: ${countOf(running.length, 'part')} running, ${waiting.length} waiting${why}.`]
      : []),
    ...failedLines(folder, failed),
  ];
}

const mostNamed = 10;

function failedLines(folder: string, failed: readonly FailedTask[]): string[] {
  if (failed.length === 0) return [];
  const more = failed.length - mostNamed;
  return [
    `${countOf(failed.length, 'task')} of Slurm ended without a part; --resume runs them alone again:`,
    ...failed.slice(0, mostNamed).map((task) => `  ${failedTask(folder, task)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function failedTask(folder: string, { jobId, task, parts, log, lastWords }: FailedTask): string {
  const which = firstOf(parts, mostNamed);
  const why = whyOf(path.join(folder, log), lastWords);
  return `${jobId}_${task} (${parts.length === 1 ? 'part' : 'parts'} ${which}): ${why}`;
}

function whyOf(log: string, lastWords: string | null): string {
  if (lastWords === null) return 'it left no log, so it never began';
  return lastWords === '' ? `${log} is empty` : `${log} ends: ${lastWords}`;
}
