import { Command, InvalidArgumentError } from 'commander';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';

interface SimulateOptions {
  readonly out: string;
  readonly seed?: number;
  readonly force: boolean;
  readonly json: boolean;
}

const example = `
Example:
  modalgain simulate examples/flat-stamping/truth.json --out my-synthetic-study
  modalgain run my-synthetic-study/study.yaml`;

/** `modalgain simulate TRUTH`: the raw data and the study file that a stated truth would have given. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'Make a synthetic study of known truth: raw files with realistic noise, and their study.yaml.',
    )
    .argument('<truth>', 'truth file, JSON or YAML')
    .requiredOption('--out <folder>', 'where the study is written')
    .option('--seed <number>', "seed of the noise (default: the truth file's)", parseSeed)
    .option('--force', 'overwrite files that differ', false)
    .option('--json', 'print one JSON document: the files and what the study states', false)
    .addHelpText('after', example)
    .action(simulate);
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError('expected a whole number of 0 or more.');
  }
  return seed;
}

async function simulate(truthFile: string, options: SimulateOptions): Promise<void> {
  const { readText } = await import('@modalgain/formats');
  const { readTruth, simulateExperiment } = await import('@modalgain/study');
  const { writeStudyFolder } = await import('../write-study-folder.js');
  const { bytes } = await readInputFile(truthFile);
  const truth = readTruth(readText(bytes, truthFile), truthFile);
  const { files, stated, seed } = simulateExperiment(
    truth,
    options.seed === undefined ? {} : { seed: options.seed },
  );
  const written = await writeStudyFolder({ folder: options.out, files, overwrite: options.force });
  if (options.json) {
    printJson({ seed, stated, files: written });
    return;
  }
  const changed = written.filter(({ state }) => state === 'written');
  printLines([
    ...written.map(
      ({ file, byteLength, state }) => `${state.padEnd(9)} ${String(byteLength).padStart(8)} B  ${file}`,
    ),
    `${changed.length} of ${written.length} files written, seed ${seed}. All data are synthetic; study.yaml says so.`,
  ]);
}
