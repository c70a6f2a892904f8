import { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';
import type { EllipsometryOptions } from '../ellipsometry/analyse.js';

const help = `
The stack file lists the layers from cover to substrate. Where its film has a dispersion model, thickness and parameters are
fitted; a thickness with an error is taken as the measurement that it is. Any other stack is compared with the data.

  layers:
    - index: air
    - film: true
      thickness: 204.3 +- 2 nm
      index: {kind: cauchy, a: 1.8, bUm2: 0.02}     # start values; or sellmeier, or oscillators
    - index: Si

Files: WVASE and CompleteEASE text, tables of wavelength, AOI, Psi and Delta, Accurion EP4, Film Sense.

Exit code 0 where the thickness is determined or nothing was to be fitted, 1 where it is not, 2 for bad input.

Example:
  modalgain ellipsometry SC1.dat --stack stack.yaml --at "656 nm" --figure SC1.svg`;

/** `modalgain ellipsometry FILE --stack S`: thickness, n and k of a film from Psi and Delta. */
export function ellipsometryCommand(): Command {
  return new Command('ellipsometry')
    .description('Thickness, n and k of a film from Psi and Delta, or how far a stack is from them.')
    .argument('<file>', 'Psi and Delta against wavelength and angle of incidence')
    .requiredOption('--stack <file>', 'stack file, YAML or JSON')
    .option('--thickness <length>', 'of the film, in place of the stack file\'s: "204.3 +- 2 nm"')
    .option(
      '--at <wavelength>',
      'where n, k and the confinement are told (default: the wavelength of the stack)',
    )
    .option('--wavelengths <range>', 'rows taken: "500 nm .. 800 nm" (default: all)')
    .option('--angle-error <angle>', 'standard error of the angle of incidence (default: "0.02 deg")')
    .option('--spot <number>', 'of a file with several spots, which one (default: 1)')
    .option('--no-fit', 'compare only')
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(ellipsometry);
}

async function ellipsometry(
  file: string,
  options: EllipsometryOptions & { readonly json: boolean; readonly figure?: string },
): Promise<void> {
  await refuseFigureFile(options.figure);
  const { analyseEllipsometry } = await import('../ellipsometry/analyse.js');
  const document = await analyseEllipsometry(file, options);
  if (options.json) printJson(document);
  else {
    const { ellipsometryLines } = await import('../ellipsometry/lines.js');
    printLines(ellipsometryLines(document));
  }
  if (options.figure !== undefined) {
    const { ellipsometryFigure } = await import('@modalgain/figures');
    await writeFigure(options.figure, ellipsometryFigure(filmOfFiles([file]), document));
  }
  if (document.thicknessNm?.kind === 'not-determined') process.exitCode = exitCodes.notDetermined;
}
