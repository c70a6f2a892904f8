import { Command, InvalidArgumentError } from 'commander';
import { printJson, printLines } from '../output.js';
import type { FaultOptions } from '../simulate/faults.js';

interface SimulateOptions extends FaultOptions {
  readonly out?: string;
  readonly seed?: number;
  readonly withTruth: boolean;
  readonly assume: readonly string[];
  readonly listFaults: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

const help = `
From a truth file it makes the raw files of stated films and instruments. From a study it makes a twin: the study is analysed,
and its films, lengths, fluences and noise are measured again with the best-fit numbers as the truth. A film whose numbers the
data do not determine is left out, or takes those that --assume states.

A fault (--list-faults) is written into the raw files, so that any program can be tested; truth.json, which says what is true
and which faults are in, is written with --with-truth only. \`modalgain score\` holds answers against it.

Example:
  modalgain simulate examples/flat-stamping/truth.json --out my-synthetic-study
  modalgain run my-synthetic-study/study.yaml
  modalgain simulate truth.json --out blind --fault background=0.02 --fault step --fault-film SC1
  modalgain simulate study.yaml --out twin --with-truth --assume SC3.loss="280 cm^-1"`;

const collected = (text: string, before: readonly string[]): string[] => [...before, text];

/** `modalgain simulate TRUTH`: the raw data and the study file that a stated truth would have given. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'Make a synthetic study of known truth, or the twin of a study: raw files with realistic noise and faults.',
    )
    .argument('[truth]', 'truth file (JSON or YAML), or a study file')
    .option('--out <folder>', 'where the study is written')
    .option('--seed <number>', "seed of the noise (default: the truth file's)", parseSeed)
    .option(
      '--fault <kind[=size]>',
      'a fault of films, scans or files; may be given several times',
      collected,
      [],
    )
    .option('--fault-film <name>', 'film that has the faults (default: all that can)', collected, [])
    .option('--fault-fluence <uJ/cm2>', 'fluence of the scans that have them (default: all)', collected, [])
    .option(
      '--list-faults',
      'print the faults with their usual sizes and the verdict each should have',
      false,
    )
    .option('--with-truth', 'also write truth.json, which a blind test wants kept away', false)
    .option('--assume <film.quantity=value>', 'a number that the study does not determine', collected, [])
    .option('--force', 'overwrite files that differ', false)
    .option('--json', 'print one JSON document: the files and what the study states', false)
    .addHelpText('after', help)
    .action(simulate);
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError('expected a whole number of 0 or more.');
  }
  return seed;
}

async function simulate(file: string | undefined, options: SimulateOptions): Promise<void> {
  const { faultLines, knownFaultLines, withFaults } = await import('../simulate/faults.js');
  if (options.listFaults) {
    printLines(knownFaultLines());
    return;
  }
  const { InputError } = await import('@modalgain/numerics');
  if (file === undefined || options.out === undefined)
    throw new InputError('needs a truth or study file, and a folder to write to: --out FOLDER.', {
      field: 'modalgain simulate',
    });
  const { truthToSimulate } = await import('../simulate/truth-to-simulate.js');
  const { simulateExperiment } = await import('@modalgain/study');
  const { writeStudyFolder } = await import('../write-study-folder.js');
  const { truth: stated, leftOut } = await truthToSimulate(file, options.assume);
  const seed = options.seed ?? stated.seed;
  const truth = withFaults({ ...stated, seed }, options);
  const { files, stated: values } = simulateExperiment(truth);
  const truthFile = new TextEncoder().encode(`${JSON.stringify(truth, null, 2)}\n`);
  const written = await writeStudyFolder({
    folder: options.out,
    files: options.withTruth ? new Map([...files, ['truth.json', truthFile]]) : files,
    overwrite: options.force,
  });
  if (options.json) {
    printJson({ seed, stated: values, faults: truth.faults, leftOut, files: written });
    return;
  }
  const changed = written.filter(({ state }) => state === 'written');
  printLines([
    ...written.map(
      ({ file: path, byteLength, state }) =>
        `${state.padEnd(9)} ${String(byteLength).padStart(8)} B  ${path}`,
    ),
    ...leftOut.map(({ film, why }) => `left out  ${film}: ${why}`),
    ...faultLines(truth),
    `${changed.length} of ${written.length} files written, seed ${seed}. All data are synthetic; study.yaml says so.`,
  ]);
}
