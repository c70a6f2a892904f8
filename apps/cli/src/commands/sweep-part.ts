import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { SweepPartDocument } from '@modalgain/study';
import { cancelledByUser } from '../cancellation.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import { threadCount } from '../sweep/thread-count.js';

interface Options {
  readonly threads: number;
  readonly json: boolean;
}

const help = `
What a task on a cluster runs. Parts that are there are left as they are.

Example:
  modalgain sweep part sweep-sweep 0 1 2`;

/** `modalgain sweep part DIR INDEX...`: some parts of a run, for whoever hands them out. */
export function sweepPartCommand(): Command {
  return new Command('part')
    .description('Compute some parts of a run by their numbers, as a task on a cluster does.')
    .argument('<folder>', 'folder of the run')
    .argument('<parts...>', 'numbers of the parts, from 0', (text, before: number[] | undefined) => [
      ...(before ?? []),
      partNumber(text),
    ])
    .option('--threads <n>', 'how many threads', threadCount, 1)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(part);
}

function partNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 0 on.');
  return Number(text);
}

async function part(folder: string, parts: readonly number[], { threads, json }: Options): Promise<void> {
  const { finishedParts, refuseChangedInput, runParts } = await import('@modalgain/compute/node');
  const { version } = await import('../version.js');
  const signal = cancelledByUser();
  const run = path.resolve(folder);
  const { partCount } = await refuseChangedInput(run, version);
  const finished = await finishedParts(run);
  const missing = [...new Set(parts)].filter((each) => !finished.has(each));
  const { computed, lost } = await runParts({ folder: run, parts: missing, partCount, threads, signal });
  const document: SweepPartDocument = {
    folder,
    computed,
    presentBefore: parts.length - missing.length,
    lost: [...lost],
  };
  if (json) printJson(document);
  else printLines(partLines(document));
  if (lost.length > 0) process.exitCode = exitCodes.notDetermined;
}

const partLines = ({ computed, presentBefore, lost }: SweepPartDocument): string[] => [
  `${computed} computed, ${presentBefore} there before.`,
  ...lost.map(({ part: number, why }) => `Part ${number} was lost twice (${why}).`),
];
