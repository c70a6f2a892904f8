import path from 'node:path';
import { Command } from 'commander';
import { InputError } from '@modalgain/numerics';
import { defaultOutFolder } from '../default-out-folder.js';
import { exportForms, parseDay, parseExportForms, type ExportForm } from '../export/forms.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';

interface RunOptions {
  readonly out?: string;
  readonly json: boolean;
  readonly strict: boolean;
  readonly watch: boolean;
  readonly force: boolean;
  readonly export?: readonly ExportForm[];
  readonly author?: string;
  readonly date?: string;
}

const example = `
Example:
  modalgain run examples/flat-stamping/study.yaml --out results
  modalgain run study.yaml --json > results.json     (writes no other file)
  modalgain run study.yaml --export parquet,origin,eln --author "A. Researcher"
Tables are always written as CSV with their CSVW metadata. An .eln holds raw data, study, results and report for
electronic notebooks; modalgain import reads it back.`;

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
    .option(
      '--export <forms>',
      `further forms of the results, by commas: ${exportForms.join(',')}`,
      parseExportForms,
    )
    .option('--author <name>', 'who is named as the author in the .eln')
    .option('--date <day>', 'day of publication in the .eln, e.g. 2026-11-22', parseDay)
    .addHelpText('after', example)
    .action(run);
}

async function run(studyFile: string, options: RunOptions): Promise<void> {
  if (options.json && options.out === undefined && options.export !== undefined) {
    throw new InputError('--json alone writes no file; name a folder for what --export writes with --out.');
  }
  const { analyseStudy } = await import('../analyse-study.js');
  const { cancelledByUser } = await import('../cancellation.js');
  const signal = cancelledByUser();
  const { author, date } = options;
  const exports = {
    forms: options.export ?? [],
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
  };
  const once = async (): Promise<void> => {
    const { results, written } = await analyseStudy({ studyFile, ...options, exports, signal });
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
