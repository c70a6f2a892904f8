import { Command } from 'commander';
import type { SweepStatusDocument } from '@modalgain/study';
import { cancelledByUser } from '../cancellation.js';
import { printJson, printLines } from '../output.js';

const example = `
Example:
  modalgain sweep status sweep-sweep`;

/** `modalgain sweep status DIR`: how far a run is. */
export function sweepStatusCommand(): Command {
  return new Command('status')
    .description('How far a run is, what failed in it, and what Slurm does with the rest.')
    .argument('<folder>', 'folder of the run')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', example)
    .action(status);
}

async function status(folder: string, { json }: { readonly json: boolean }): Promise<void> {
  const { runStatus } = await import('@modalgain/compute/node');
  const { runDocument } = await import('../sweep/run-document.js');
  const { slurmStatus } = await import('../sweep/slurm-status.js');
  const { statusLines } = await import('../sweep/lines.js');
  // Slurm is asked first: a part that is finished meanwhile is then not called missing.
  const slurm = await slurmStatus(folder, cancelledByUser());
  const found = await runStatus(folder);
  const document: SweepStatusDocument = {
    ...runDocument(folder, found),
    missing: [...found.missing],
    slurm: structuredClone(slurm) as SweepStatusDocument['slurm'],
  };
  if (json) printJson(document);
  else printLines(statusLines(document));
}
