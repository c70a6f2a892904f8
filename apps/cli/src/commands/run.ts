import path from 'node:path';
import { Command } from 'commander';
import { defaultOutFolder } from '../default-out-folder.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';

interface RunOptions {
  readonly out?: string;
  readonly json: boolean;
  readonly strict: boolean;
  readonly watch: boolean;
  readonly force: boolean;
}

const example = `
Example:
  modalgain run examples/flat-stamping/study.yaml --out results
  modalgain run study.yaml --json > results.json     (writes no other file)`;

/** `modalgain run STUDY`: the whole analysis, from raw files to the report. */
export function runCommand(): Command {
  return new Command('run')
    .description('Analyse a study: results.json, tables, figures and report.html.')
    .argument('<study>', 'study file, e.g. study.yaml')
    .option('--out <folder>', `where the results go (default: ${defaultOutFolder} beside the study file)`)
    .option('--json', 'print results.json on stdout; nothing is written unless --out is given', false)
    .option('--strict', 'exit 1 if any quantity is not determined', false)
    .option('--watch', 'run again whenever a file of the study changes', false)
    .option('--force', 'write into a folder that holds other files', false)
    .addHelpText('after', example)
    .action(run);
}

async function run(studyFile: string, options: RunOptions): Promise<void> {
  const { analyseStudy } = await import('../analyse-study.js');
  const { cancelledByUser } = await import('../cancellation.js');
  const signal = cancelledByUser();
  const once = async (): Promise<void> => {
    const { results, written } = await analyseStudy({ studyFile, ...options, signal });
    if (options.json) printJson(results);
    else printLines((await import('../summary.js')).summaryLines(results, written));
    const { isAnythingOpen } = await import('../open-quantities.js');
    process.exitCode =
      options.strict && isAnythingOpen(results) ? exitCodes.notDetermined : exitCodes.answered;
  };
  if (!options.watch) return once();
  const { watchStudy } = await import('../watch-study.js');
  const outFolder = options.out ?? path.join(path.dirname(studyFile), defaultOutFolder);
  return watchStudy({ studyFile, outFolder, run: once, signal });
}
