import { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import type { DesignOptions } from '../design/design-input.js';

interface Options extends DesignOptions {
  readonly out?: string;
  readonly json: boolean;
}

const help = `
Gain, loss and pump of a measured film are carried over to films that could be made: other thickness, underlayer, cover,
substrate, density, pump wavelength. What may vary stands in the study's \`design\`; options go before it. The best film comes
with its errors from the fit, with how far each quantity may drift before a tenth of the goal is lost, and with the films
that trade net gain for threshold.

Exit code 0 where a film is found, 1 where none can be, 2 for bad input.

Example:
  modalgain design study.yaml
  modalgain design study.yaml --out next-film           (with design.json and figures)
  modalgain design study.yaml --film SC3S --thickness "60 nm .. 300 nm" --single-mode
  modalgain design study.yaml --goal ase-threshold --underlayer fused-silica,bk7 --underlayer-thickness "0 nm .. 200 nm"`;

/** `modalgain design STUDY`: the best next film within bounds. */
export function designCommand(): Command {
  return new Command('design')
    .description(
      'The next film: thickness, layers, density and pump for the most gain or the lowest threshold.',
    )
    .argument('<study>', 'study file, e.g. study.yaml')
    .option('--film <name>', 'measured film whose gain and loss are carried over')
    .option('--goal <goal>', 'net-gain, ase-threshold or laser-threshold')
    .option('--fluence <fluence>', 'fluence of the net gain, e.g. "784 uJ/cm2"')
    .option('--thickness <range>', 'range of the film thickness, e.g. "20 nm .. 400 nm"')
    .option('--density <range>', 'density over the present one, e.g. "0.9 .. 1.1"')
    .option('--pump <range>', 'range of the pump wavelength, e.g. "380 nm .. 460 nm"')
    .option('--cover <materials>', 'covers to choose from, e.g. air,pmma')
    .option('--substrate <materials>', 'substrates to choose from')
    .option('--underlayer <materials>', 'materials of a layer below the film')
    .option('--underlayer-thickness <range>', 'its range, e.g. "0 nm .. 200 nm"')
    .option('--single-mode', 'only films that do not guide TE1')
    .option('--out <folder>', 'also write design.json and the figures there')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(design);
}

async function design(studyFile: string, options: Options): Promise<void> {
  const { designInputOf } = await import('../design/design-input.js');
  const { designLines } = await import('../design/lines.js');
  const { designNextFilm } = await import('@modalgain/study');
  const { InputError } = await import('@modalgain/numerics');
  const { analyseInFull } = await import('../analyse-in-full.js');
  designInputOf(options, undefined);
  const { study, results, designSource } = await analyseInFull(studyFile);
  if (!designSource)
    throw new InputError(
      'has no film with a gain to carry over; `modalgain check` says what the files can answer.',
      { file: studyFile },
    );
  const document = await designNextFilm(designSource, designInputOf(options, study.design));
  if (options.out !== undefined) {
    const { writeAnswer } = await import('../write-answer.js');
    const { designFigures } = await import('../design/figures.js');
    const { cancelledByUser } = await import('../cancellation.js');
    await writeAnswer({
      folder: options.out,
      command: 'design',
      document,
      figures: designFigures(document, results.films),
      signal: cancelledByUser(),
    });
  }
  if (options.json) printJson(document);
  else printLines(designLines(document));
  if (document.answer.kind === 'impossible') process.exitCode = exitCodes.notDetermined;
}
