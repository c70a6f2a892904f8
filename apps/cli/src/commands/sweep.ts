import { Command, Option } from 'commander';
import { InputError } from '@modalgain/numerics';
import { cancelledByUser } from '../cancellation.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import { sweepCancelCommand } from '../sweep/slurm-cancel.js';
import { addSlurmOptions, givenSlurmOption } from '../sweep/slurm-options.js';
import type { BegunRun } from '../sweep/begin-run.js';
import type { ComputeOptions } from '../sweep/run-sweep.js';
import { threadCount } from '../sweep/thread-count.js';
import { sweepMergeCommand } from './sweep-merge.js';
import { sweepPartCommand } from './sweep-part.js';
import { sweepStatusCommand } from './sweep-status.js';

interface Options extends ComputeOptions {
  readonly out?: string;
  readonly resume: boolean;
  readonly json: boolean;
}

const help = `
A sweep file names many studies, values of one study, or a grid of films that could be made:
  sweep: 1                                          sweep: 1
  studies: films/*/study.yaml                       study: study.yaml
  labels: films/{date}-{recipe}/study.yaml          design:
                                                      thickness: {from: 60 nm, to: 400 nm, count: 1000}
Finished parts are kept in the folder of the run: whatever interrupts it, --resume computes what is missing and nothing else.
When every part is there they are merged into one table, for studies with a ranking and control charts.

Exit code 0 when all is computed (or submitted), 1 where a study or a part could not be, 2 for bad input, 130 when cancelled.

Example:
  modalgain sweep sweep.yaml
  modalgain sweep sweep.yaml --resume
  modalgain sweep sweep.yaml --on slurm --partition short --time 1:00:00 --concurrency 100
  modalgain sweep status sweep-sweep`;

/** `modalgain sweep FILE`, and what can be done with its run. */
export function sweepCommand(): Command {
  const command = new Command('sweep')
    .description('Analyse many studies, variations of one, or a grid of films, on all cores or on a cluster.')
    .argument('<sweep>', 'sweep file, e.g. sweep.yaml')
    .option('--out <folder>', 'folder of the run (default: <name of the sweep file>-sweep beside it)')
    .addOption(
      new Option('--on <where>', 'where it is computed').choices(['local', 'slurm']).default('local'),
    )
    .option('--threads <n>', 'how many threads (default: one for each core)', threadCount)
    .option('--resume', 'go on with a run that was interrupted', false)
    .option('--json', 'print one JSON document', false);
  addSlurmOptions(command).addHelpText('after', help).action(sweep);
  for (const each of [sweepStatusCommand, sweepMergeCommand, sweepPartCommand, sweepCancelCommand])
    command.addCommand(each());
  return command;
}

async function sweep(sweepFile: string, options: Options): Promise<void> {
  refuseMixedOptions(options);
  const { beginRun } = await import('../sweep/begin-run.js');
  const { runSweep } = await import('../sweep/run-sweep.js');
  const { runLines } = await import('../sweep/lines.js');
  const signal = cancelledByUser();
  const run = await beginRun(sweepFile, options);
  try {
    const document = await runSweep(run, options, signal);
    if (options.json) printJson(document);
    else printLines(runLines(document));
    const { failed, lost, slurm, merged } = document;
    // Tasks that failed, or that somebody has called off meanwhile.
    const isShortOfParts = slurm !== null && slurm.ended !== null && merged === null;
    if (failed.length + lost.length > 0 || isShortOfParts) process.exitCode = exitCodes.notDetermined;
  } catch (error) {
    if (!signal.aborted) throw error;
    await tellCancelled(sweepFile, run, options);
    process.exitCode = exitCodes.cancelled;
  }
}

function refuseMixedOptions(options: Options): void {
  const slurmOption = givenSlurmOption(options);
  if (options.on === 'local' && slurmOption !== undefined)
    throw new InputError(`${slurmOption} belongs to --on slurm.`);
  if (options.on === 'slurm' && options.threads !== undefined)
    throw new InputError('--threads belongs to a run on this machine; --cpus says it to Slurm.');
}

async function tellCancelled(
  sweepFile: string,
  { folder, manifest }: BegunRun,
  { on, out }: Options,
): Promise<void> {
  const { finishedParts } = await import('@modalgain/compute/node');
  const { size } = await finishedParts(folder);
  const again = `modalgain sweep ${sweepFile}${out === undefined ? '' : ` --out ${out}`} --resume`;
  const next =
    on === 'local'
      ? `${again} goes on.`
      : `what was submitted goes on: modalgain sweep status ${folder}, or cancel ${folder}.`;
  process.stderr.write(`modalgain: cancelled; ${size} of ${manifest.partCount} parts are kept, ${next}\n`);
}
