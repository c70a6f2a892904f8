import { Command } from 'commander';
import type { ContrastOptions } from '../contrast/analyse.js';
import { printJson, printLines } from '../output.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface Options extends ContrastOptions {
  readonly json: boolean;
  readonly figure?: string;
}

const help = `
Without regions a straight border is looked for, and its brighter side is compared with the darker one. Regions are
rectangles in um or px, x from the left edge, y from the top edge. Brightness compares within one image only.

Examples:
  modalgain contrast sem/SC1S.tif
  modalgain contrast sem/SC1S.tif --black-level 12 --figure contrast.svg
  modalgain contrast sem/SC1S.tif --first "0..2 x 0..4 um" --second "3..5.5 x 0..4 um"`;

/** `modalgain contrast FILE...`: how much brighter one region of a micrograph is than the other. */
export function contrastCommand(): Command {
  return new Command('contrast')
    .description(
      'How much brighter one side of a border is than the other in micrographs, e.g. the stamped side.',
    )
    .argument('<files...>', 'micrographs as TIFF')
    .option('--first <rectangle>', 'the region that is compared, e.g. "0..3 x 0..4 um"')
    .option('--second <rectangle>', 'the region that it is compared with')
    .option('--black-level <grey>', 'grey level of no signal (default: 0, which a verdict then says)')
    .option('--seed <integer>', 'of the bootstrap', '1')
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', help)
    .action(contrast);
}

async function contrast(files: readonly string[], options: Options): Promise<void> {
  await refuseFigureFile(options.figure);
  const { analyseFile, settingsOf } = await import('../contrast/analyse.js');
  const settings = settingsOf(files, options);
  const analysed = [];
  for (const file of files) analysed.push(await analyseFile(file, settings));
  if (options.figure !== undefined) {
    const { contrastFigure } = await import('@modalgain/figures');
    await writeFigure(options.figure, contrastFigure(filmOfFiles(files), analysed[0].contrast));
  }
  if (options.json) {
    const { documentOf } = await import('../contrast/document.js');
    const documents = analysed.map(documentOf);
    printJson(documents.length === 1 ? documents[0] : documents);
  } else {
    const { contrastLines } = await import('../contrast/lines.js');
    printLines(analysed.flatMap(contrastLines));
  }
  if (analysed.some((one) => one.contrast.ratio.kind === 'not-determined')) process.exitCode = 1;
}
