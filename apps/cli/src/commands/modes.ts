import { Command } from 'commander';
import type { StackModes } from '../modes/solve.js';
import { printJson, printLines } from '../output.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';

interface ModesOptions {
  readonly json: boolean;
  readonly figure?: string;
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

A layer may have an extraordinaryIndex beside its index: platelets that lie flat are uniaxial.

Example:
  modalgain modes stack.yaml --json`;

/** `modalgain modes STACK...`: all guided or leaky modes of stacks, with confinement and cut-offs. */
export function modesCommand(): Command {
  return new Command('modes')
    .description(
      'All modes of a stack, with loss, gain and leak: effective and group index, the three confinements, cut-off thicknesses.',
    )
    .argument('<stacks...>', 'stack files, YAML or JSON')
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(modes);
}

async function modes(files: readonly string[], { json, figure }: ModesOptions): Promise<void> {
  await refuseFigures(files, figure);
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

async function refuseFigures(files: readonly string[], figure: string | undefined): Promise<void> {
  await refuseFigureFile(figure);
  if (figure === undefined || files.length === 1) return;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found --figure with ${files.length} stacks, expected one stack a figure.`);
}

async function drawModes(figure: string, { read, stack, searches }: StackModes): Promise<void> {
  const { modesFigure } = await import('@modalgain/figures');
  const { modesPicture } = await import('@modalgain/study');
  const modes = searches.flatMap(({ modes: found }) => found);
  await writeFigure(figure, modesFigure(modesPicture(read, stack, modes)));
}
