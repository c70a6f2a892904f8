import { Command } from 'commander';
import { cancelledByUser } from '../cancellation.js';
import type { PathCheck } from '../check/check-path.js';
import type { UnreadFile } from '../check/check-folder.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';

const help = `
A file of measurements: its format and why, channels with units and ranges, settings, what was assumed, what may mislead.
A folder: one row a file, those below it too. A study file: what each of its files was read as, and what is missing.

Exit code 0 where all was read (a folder may hold other files), 2 where a named file cannot be read.

Example:
  modalgain check afm/SC1.gwy spectra/SC1.csv
  modalgain check measurements/2024-11
  modalgain check examples/flat-stamping/study.yaml`;

/** `modalgain check PATH...`: what was a file read as, what lies in a folder, is a study right? Computes nothing. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Say what files, folders and studies were read as, and what may mislead. Computes nothing.')
    .argument('<paths...>', 'measurement files, folders, study files')
    .option('--json', 'print one JSON document: an object, for several paths an array of them', false)
    .addHelpText('after', help)
    .action(check);
}

async function check(paths: readonly string[], { json }: { readonly json: boolean }): Promise<void> {
  const { checkPath } = await import('../check/check-path.js');
  const { checkLines } = await import('../check/lines.js');
  const signal = cancelledByUser();
  if (paths.length === 1) {
    const found = await checkPath(paths[0], signal);
    if (json) printJson(documentOf(found));
    else printLines(checkLines(found));
    return;
  }
  const documents: object[] = [];
  for (const [index, path] of paths.entries()) {
    const found = await orUnread(path, () => checkPath(path, signal));
    if (json) documents.push(documentOf(found));
    else if (found.kind !== 'not-read') printLines([...(index > 0 ? [''] : []), ...checkLines(found)]);
  }
  if (json) printJson(documents);
}

/** One bad file among several does not silence the others. */
async function orUnread(file: string, checkIt: () => Promise<PathCheck>): Promise<PathCheck | UnreadFile> {
  const { InputError } = await import('@modalgain/numerics');
  try {
    return await checkIt();
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    const reason = problem.at({ file }).sentence;
    process.stderr.write(`modalgain: ${reason}\n`);
    process.exitCode = exitCodes.badInput;
    return { kind: 'not-read', file, reason };
  }
}

/** A study's document has no kind, as ever. */
function documentOf(found: PathCheck | UnreadFile): object {
  if (found.kind !== 'study') return found;
  const { title, inputs, prospects } = found;
  return { title, inputs, prospects };
}
