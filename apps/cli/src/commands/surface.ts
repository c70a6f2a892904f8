import { Command, Option } from 'commander';
import type { Figure } from '@modalgain/figures';
import { printJson, printLines } from '../output.js';
import type { DescribedFile } from '../surface/analyse.js';
import type { SurfaceFigureKind } from '../surface/figure.js';
import type { SurfaceOptions } from '../surface/options.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface Options extends SurfaceOptions {
  readonly json: boolean;
  readonly saveRecipe?: string;
  readonly oneFilm: boolean;
  readonly compare?: string;
  readonly figure?: string;
  readonly figureKind?: SurfaceFigureKind;
}

const help = `
Levelling goes before everything else, in the order given: plane, poly2 to poly8, row-medians,
row-median-of-differences, row-poly0 to row-poly5, scars (found and bridged), file-mask.
A recipe is the same as JSON, with masks and all settings: [{"step": "plane"},
{"step": "mask", "from": "heights", "aboveNm": 40}, {"step": "grow-mask", "pixels": 2}, {"step": "row-medians"}]

Where the edge of a scratch is not found by itself, say where film and substrate are: x from the left edge,
y from the top edge. Both options may stand several times.

Examples:
  modalgain surface afm/SC1.gwy
  modalgain surface afm/SC1.gwy --level "plane, row-medians" --save-recipe recipe.json
  modalgain surface afm/SC1.gwy --recipe recipe.json --figure map.svg
  modalgain surface afm/SC1.gwy --film "0..3 x 0..10 um" --substrate "4..5 x 0..10 um" --figure step.svg --figure-kind step
  modalgain surface afm/SC1-*.gwy --one-film
  modalgain surface afm/SC1.gwy --compare afm/SC1S.gwy --figure difference.svg --figure-kind difference
  modalgain surface --json --channel Height afm/*.gwy`;

const collect = (value: string, all: readonly string[]): string[] => [...all, value];

/** `modalgain surface FILE...`: heights of AFM scans, thickness of the film from a scratch, roughness, two surfaces compared. */
export function surfaceCommand(): Command {
  return new Command('surface')
    .description(
      'Roughness of AFM scans, and the thickness of the film where a scratch shows it; two surfaces compared.',
    )
    .argument('<files...>', 'scans: .gwy, .gsf, .aist, Nanoscope, .ibw and others')
    .option('--channel <name>', 'only the channels with this title')
    .option('--level <steps>', 'levelling steps in their order, e.g. "plane, row-medians"')
    .option('--recipe <file>', 'levelling steps and masks from a JSON file')
    .option('--save-recipe <file>', 'write the steps that were used as such a JSON file')
    .addOption(
      new Option('--mask <use>', "what to do with the pixels that the file's mask marks")
        .choices(['ignore', 'exclude', 'only'])
        .default('ignore'),
    )
    .option('--film <rectangle>', 'where the film is, e.g. "0..3 x 0..10 um"', collect, [])
    .option('--substrate <rectangle>', 'where the substrate is', collect, [])
    .option('--one-film', 'the scans are of one film: also their mean, and scatter between and within', false)
    .option('--compare <file>', 'a later state of the same film: what changed')
    .option(...figureOption)
    .addOption(
      new Option('--figure-kind <kind>', 'what to draw (default: map, with --compare difference)').choices([
        'map',
        'step',
        'histogram',
        'spectrum',
        'difference',
      ]),
    )
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', help)
    .action(surface);
}

async function surface(files: readonly string[], options: Options): Promise<void> {
  await refuseFigureFile(options.figure);
  const { requireConsistent } = await import('../surface/consistent.js');
  requireConsistent(files, options);
  const { describeFile } = await import('../surface/analyse.js');
  const { taskOf } = await import('../surface/options.js');
  const task = await taskOf(options);
  const described: DescribedFile[] = [];
  for (const file of files) described.push(await describeFile(file, task));
  if (options.saveRecipe !== undefined) {
    const { saveRecipe } = await import('../surface/save-recipe.js');
    await saveRecipe(options.saveRecipe, task.recipe ?? []);
  }
  if (options.compare !== undefined) {
    await compare([described[0], await describeFile(options.compare, task)], options);
    return;
  }
  await print(described, options);
  if (options.figure !== undefined) {
    const { scanFigure } = await import('../surface/figure.js');
    const kind = options.figureKind ?? 'map';
    if (kind !== 'difference') await writeFigure(options.figure, scanFigure(kind, described[0]));
  }
}

async function print(described: readonly DescribedFile[], { json, oneFilm }: Options): Promise<void> {
  const film = filmOfFiles(described.map(({ file }) => file)).name;
  const { combineScans } = await import('../surface/repeats.js');
  const repeats = oneFilm ? combineScans(described, film) : undefined;
  if (json) {
    const { fileDocument, repeatsDocument } = await import('../surface/document.js');
    const documents = described.map(fileDocument);
    printJson(
      repeats ? repeatsDocument(described, repeats) : documents.length === 1 ? documents[0] : documents,
    );
    return;
  }
  const { fileLines, repeatsLines } = await import('../surface/lines.js');
  printLines([
    ...described.flatMap(fileLines),
    ...(repeats ? repeatsLines(film, described.length, repeats) : []),
  ]);
}

async function compare(
  [before, after]: readonly [DescribedFile, DescribedFile],
  { json, figure, figureKind = 'difference' }: Options,
): Promise<void> {
  const { compareFiles, comparisonLines } = await import('../surface/comparison.js');
  const comparison = compareFiles(before, after);
  if (json) {
    const { comparisonDocument } = await import('../surface/document.js');
    printJson(comparisonDocument(before, after, comparison));
  } else printLines(comparisonLines([before, after], comparison));
  if (figure === undefined) return;
  const { differenceFigure, scanFigure } = await import('../surface/figure.js');
  const drawn: Figure =
    figureKind === 'difference'
      ? differenceFigure(before, after, comparison)
      : scanFigure(figureKind, before);
  await writeFigure(figure, drawn);
}
