import { Command } from 'commander';
import { printJson, printLines } from '../output.js';

interface Options {
  readonly trials?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly json: boolean;
}

const help = `
A trial draws every named cause of error once (height scale of the AFM, thickness and index of each film, pump, fluence scale,
cross-section, measured losses) and the noise of every scan about its fit, then repeats stripe fits, mode, gain fit and prediction.
Where the middle 95 % of the trials are not the stated interval, as near cut-off, a warning says so with the numbers. The same
seed gives the same trials on any number of threads.

Exit code 0 where the trials give an answer, 1 where the study determines nothing to compare, 2 for bad input, 130 when cancelled.

Example:
  modalgain monte-carlo study.yaml
  modalgain monte-carlo study.yaml --trials 4000 --seed 7 --out trials     (with monte-carlo.json and figures)`;

/** `modalgain monte-carlo STUDY`: stated intervals against trials of the whole chain. */
export function monteCarloCommand(): Command {
  return new Command('monte-carlo')
    .description('Holds the stated errors of a study against random trials of its whole chain.')
    .argument('<study>', 'study file, e.g. study.yaml')
    .option('--trials <count>', 'how many; 100 at least (default: 1000)')
    .option('--seed <integer>', 'of the random numbers (default: that of the study)')
    .option('--out <folder>', 'also write monte-carlo.json and the figures there')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(monteCarlo);
}

async function monteCarlo(studyFile: string, options: Options): Promise<void> {
  const { trialOptions } = await import('../monte-carlo/options.js');
  const { analyseInFull } = await import('../analyse-in-full.js');
  const { cancelledByUser } = await import('../cancellation.js');
  const { monteCarloLines } = await import('../monte-carlo/lines.js');
  const { triedStudy } = await import('../monte-carlo/tried-study.js');
  const chosen = trialOptions(options);
  const signal = cancelledByUser();
  const finished = await analyseInFull(studyFile);
  signal.throwIfAborted();
  const document = await triedStudy(finished, { ...chosen, signal });
  if (options.out !== undefined) {
    const { writeAnswer } = await import('../write-answer.js');
    const { monteCarloFigures } = await import('../monte-carlo/figures.js');
    const figures = monteCarloFigures(document, finished.results.films);
    await writeAnswer({ folder: options.out, command: 'monte-carlo', document, figures, signal });
  }
  if (options.json) printJson(document);
  else printLines(monteCarloLines(document));
  const { exitCodes } = await import('../failure.js');
  if (document.quantities.length === 0) process.exitCode = exitCodes.notDetermined;
}
