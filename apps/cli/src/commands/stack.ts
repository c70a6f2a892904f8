import { Command, Option } from 'commander';
import { printJson, printLines } from '../output.js';
import type { StackOptions } from '../stack/options.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';

interface Options extends StackOptions {
  readonly json: boolean;
  readonly figure?: string;
}

const help = `
R is reflected, T enters the substrate, A is absorbed, as shares of the incident power; A below 0 is gain.
Light comes from the cover, which has no k. A layer with "coherent: false" is too thick for interference
(a substrate with its back side); at most one. --profile shows |E|^2 and absorption in depth, and what the
film takes up of a pump.

A stack file, YAML or JSON:
  wavelength: 400 nm .. 800 nm    # or one; --wavelengths goes before it
  layers:                         # from cover to substrate
    - index: air
    - {name: SC1, index: {file: nk/SC1.csv}, thickness: 204.3 nm, film: true}
    - {index: fused-silica, thickness: 1 mm, coherent: false}
    - index: air
An index is a number, [n, k], a material (modalgain index --list), {file: ...} of n and k,
{kind: cauchy, a: 1.8, bUm2: 0.01} (or sellmeier, oscillators), {law: bruggeman, host: ..., inclusion: ...,
volumeFraction: 0.3}, or a gradient {from: 1.6, to: 1.9, slices: 20}; modalgain schema stack has it all.

Examples:
  modalgain stack stack.yaml --wavelengths "400 nm .. 800 nm" --step "2 nm" --figure stack.svg
  modalgain stack stack.yaml --wavelengths "532 nm" --angles "0, 45, 60" --polarization both --json
  modalgain stack stack.yaml --profile "400 nm"`;

/** `modalgain stack STACK`: reflectance, transmittance and absorptance of a stack, and light in its depth. */
export function stackCommand(): Command {
  return new Command('stack')
    .description(
      'Reflectance, transmittance and absorption of each layer of a stack; light and pump in depth.',
    )
    .argument('<stack>', 'stack file, YAML or JSON')
    .option('--wavelengths <range>', 'one, a list or a range, e.g. "400 nm .. 800 nm" (default: of the file)')
    .option('--step <length>', 'between the wavelengths of a range', '2 nm')
    .option('--angles <list>', 'of incidence, in degrees', '0')
    .addOption(
      new Option('--polarization <name>', 'of the light')
        .choices(['s', 'p', 'both', 'unpolarised'])
        .default('unpolarised'),
    )
    .option('--profile <wavelength>', 'also the light in depth, at this wavelength and the first angle')
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(stack);
}

async function stack(file: string, options: Options): Promise<void> {
  await refuseFigureFile(options.figure);
  const { analyseStack } = await import('../stack/analyse.js');
  const document = await analyseStack(file, options);
  if (options.json) printJson(document);
  else {
    const { stackLines } = await import('../stack/lines.js');
    printLines(stackLines(document));
  }
  if (options.figure !== undefined) {
    const { stackFigure } = await import('@modalgain/figures');
    await writeFigure(options.figure, stackFigure(document));
  }
}
