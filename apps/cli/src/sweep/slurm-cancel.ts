import { Command } from 'commander';
import type { SweepCancelDocument } from '@modalgain/study';
import { cancelledByUser } from '../cancellation.js';
import { printJson, printLines } from '../output.js';

const example = `
Finished parts stay; modalgain sweep FILE --resume computes the others.

Example:
  modalgain sweep cancel thickness-sweep`;

/** `modalgain sweep cancel DIR`: calls off what Slurm still has of a run. */
export function sweepCancelCommand(): Command {
  return new Command('cancel')
    .description('Call off the tasks of a run that Slurm still has.')
    .argument('<folder>', 'folder of the run')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', example)
    .action(cancel);
}

async function cancel(folder: string, { json }: { readonly json: boolean }): Promise<void> {
  const { cancelTasks, finishedParts, readManifest } = await import('@modalgain/compute/node');
  const { partCount } = await readManifest(folder);
  const cancelledTasks = await cancelTasks(folder, { signal: cancelledByUser(), patienceMs: 0 });
  const { size } = await finishedParts(folder);
  const document: SweepCancelDocument = { folder, cancelledTasks, finishedParts: size, partCount };
  if (json) printJson(document);
  else printLines([`${calledOff(cancelledTasks)}; ${size} of ${partCount} parts are there and stay.`]);
}

function calledOff(tasks: number): string {
  if (tasks === 0) return 'Slurm has no task of this run';
  return `Called off ${tasks === 1 ? '1 task' : `${tasks} tasks`} on Slurm`;
}
