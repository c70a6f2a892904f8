import { Command } from 'commander';
import { cancelledByUser } from '../cancellation.js';
import { printJson, printLines } from '../output.js';
import type { MergeOptions } from '../sweep/merge-run.js';

const help = `
Writes table.parquet, table.csv where the table is not too large for it, and for many studies a ranking by net gain and control
charts of density and loss: in the order of a label that is called date, day, time, order or run, told apart by one that is called
recipe, batch or operator, unless --by and --group name others.

Example:
  modalgain sweep merge films-sweep
  modalgain sweep merge films-sweep --by date --group recipe --out campaign`;

/** `modalgain sweep merge DIR`: the parts of a run as one table. */
export function sweepMergeCommand(): Command {
  return new Command('merge')
    .description('Put the parts of a run into one table; rank and chart the films of a campaign.')
    .argument('<folder>', 'folder of the run')
    .option('--out <folder>', 'where the table goes (default: merged in the folder of the run)')
    .option('--by <column>', 'what the films of a control chart are ordered by')
    .option('--group <column>', 'what the films are told apart by')
    .option('--partial', 'merge what is there although parts are missing', false)
    .option('--csv', 'write table.csv however large it is', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(merge);
}

async function merge(folder: string, options: MergeOptions & { readonly json: boolean }): Promise<void> {
  const { mergeRun } = await import('../sweep/merge-run.js');
  const { mergeLines } = await import('../sweep/lines.js');
  const document = await mergeRun(folder, options, cancelledByUser());
  if (options.json) printJson(document);
  else printLines(mergeLines(document));
}
