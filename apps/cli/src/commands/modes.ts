import { Command } from 'commander';
import type { StackModes } from '../modes/solve.js';
import { printJson, printLines } from '../output.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';

interface ModesOptions {
  readonly json: boolean;
  readonly figure?: string;
  readonly sweep?: string;
  readonly points: string;
}

const example = `
Exit code 0 also where nothing is guided; 2 for bad input.

A stack file, YAML or JSON:
  wavelength: 656 nm
  polarization: both            # TE, TM or both
  layers:                       # from cover to substrate
    - index: air                # a number, [n, k] (k < 0 is gain), or a material (modalgain index --list)
    - {name: SC1, index: [1.9, -0.0097], thickness: 204.3 nm, film: true}
    - {index: fused-silica, thickness: 1 um}
    - index: 3.84
  boundary: {substrate: leaky}  # optional: modes that radiate into a half-space
  search: {real: [1.4, 1.9], imaginary: [-0.05, 0.2]}   # optional: where in the plane of N

An index may also be {file: nk.csv}, a dispersion model, a mix or a gradient (modalgain stack --help).
A layer may have an extraordinaryIndex beside its index: platelets that lie flat are uniaxial.
--sweep changes the film, a layer by its name, or the wavelength; the group index is that of the indices' own
dispersion.

Examples:
  modalgain modes stack.yaml --json
  modalgain modes stack.yaml --figure modes.svg
  modalgain modes stack.yaml --sweep "thickness 20 nm .. 400 nm" --figure sweep.svg
  modalgain modes stack.yaml --sweep "TiO2.thickness 10 nm .. 100 nm" --json`;

/** `modalgain modes STACK...`: all guided or leaky modes of stacks, with confinement and cut-offs. */
export function modesCommand(): Command {
  return new Command('modes')
    .description(
      'All modes of a stack, with loss, gain and leak: effective and group index, the three confinements, cut-off thicknesses.',
    )
    .argument('<stacks...>', 'stack files, YAML or JSON')
    .option('--sweep <range>', 'follow the modes over a thickness, an index or the wavelength')
    .option('--points <number>', 'of a sweep', '61')
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(modes);
}

async function modes(files: readonly string[], options: ModesOptions): Promise<void> {
  const { json, figure, sweep } = options;
  await refuseSeveral(files, options);
  if (sweep !== undefined) return followModes(files[0], { ...options, sweep });
  const { solveStack } = await import('../modes/solve.js');
  const results: StackModes[] = [];
  for (const file of files) results.push(await solveStack(file));
  if (json) {
    const { modesDocument } = await import('../modes/document.js');
    const documents = results.map(modesDocument);
    printJson(documents.length === 1 ? documents[0] : documents);
  } else {
    const { modesLines } = await import('../modes/lines.js');
    printLines(results.flatMap(modesLines));
  }
  if (figure !== undefined) await drawModes(figure, results[0]);
}

async function refuseSeveral(
  files: readonly string[],
  { figure, sweep }: Pick<ModesOptions, 'figure' | 'sweep'>,
): Promise<void> {
  await refuseFigureFile(figure);
  const option = sweep !== undefined ? '--sweep' : figure !== undefined ? '--figure' : undefined;
  if (option === undefined || files.length === 1) return;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found ${option} with ${files.length} stacks, expected one stack.`);
}

async function followModes(
  file: string,
  { sweep: text, points, json, figure }: ModesOptions & { readonly sweep: string },
): Promise<void> {
  const { readStackFile } = await import('../read-stack-file.js');
  const { stackSweep, sweepModes } = await import('@modalgain/study');
  const read = await readStackFile(file);
  const sweep = sweepModes(read, stackSweep(read, { text, points: Number(points) }));
  if (json) printJson(sweep);
  else {
    const { sweepLines } = await import('../modes/sweep-lines.js');
    printLines(sweepLines(sweep));
  }
  if (figure === undefined) return;
  const { modesSweepFigure } = await import('@modalgain/figures');
  await writeFigure(figure, modesSweepFigure(sweep));
}

async function drawModes(figure: string, { read, stack, searches }: StackModes): Promise<void> {
  const { modesFigure } = await import('@modalgain/figures');
  const { modesPicture } = await import('@modalgain/study');
  const modes = searches.flatMap(({ modes: found }) => found);
  await writeFigure(figure, modesFigure(modesPicture(read, stack, modes)));
}
