import { Command, Option } from 'commander';
import type {
  FittedQuantity,
  GainModelChoice,
  GainModelName,
  GlobalFitInput,
  GlobalGainFit,
} from '@modalgain/gain';
import { alignedTable } from '../aligned-table.js';
import { printComparison } from '../compare-models.js';
import { exitCodes } from '../failure.js';
import { readGainTable } from '../gain-table.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';
import { readLoss } from '../stripe-options.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';

interface FitGainOptions {
  readonly model: GainModelName;
  readonly degeneracy?: string;
  readonly sigmaE: string;
  readonly confinement?: string;
  readonly loss?: string;
  readonly expression?: string;
  readonly compare: boolean;
  readonly separate: boolean;
  readonly figure?: string;
  readonly json: boolean;
}

const help = `
The table has a column of fluence, one of net gain and one of its standard error, optionally a first column of film
names and one of confinement factors (modal, dN/dn), with units in the header. All films share one saturation fluence.

Exit code 0 where every film's density is determined, 1 where one is not, 2 for bad input.

Example:
  modalgain fit-gain gain.csv --sigma-e "4.32e-15 +- 0.2e-15 cm^2" --confinement 0.88
  modalgain fit-gain gain.csv --loss "100 +- 15 cm-1" --json
  modalgain fit-gain gain.csv --compare`;

/** The cross-section of the CdSe/CdZnS platelets of doi 10.1063/5.0266347. */
const referenceCrossSection = '4.32e-15 cm^2';

/** `modalgain fit-gain FILE`: density, loss and saturation fluence from net gain against fluence. */
export function fitGainCommand(): Command {
  return new Command('fit-gain')
    .description(
      'Emitter density, loss and saturation fluence from net gain against fluence, all films at once.',
    )
    .argument('<file>', 'table of fluence, net gain and its standard error')
    .addOption(
      // The names of the gain room, spelt out (a test compares them) so that --help need not load it.
      new Option('--model <name>', 'how gain follows the fluence')
        .choices([
          'langmuir',
          'exponential',
          'poisson',
          'free-carrier-2d',
          'logarithmic',
          'linear',
          'printed',
        ])
        .default('langmuir'),
    )
    .option('--expression <f>', 'your own model, f as an expression in x = F/F_s, e.g. "x/(1 + x)"')
    .option('--compare', 'fit several models, weigh them (AICc) and average density and loss', false)
    .option('--degeneracy <count>', 'excitons that fill the level of the poisson model (default: 2)')
    .option('--sigma-e <area>', 'emission cross-section, with its error if known', referenceCrossSection)
    .option('--confinement <number>', 'modal confinement factor where the table has none (default: 1)')
    .option('--loss <loss>', 'loss measured independently, with its error, e.g. "100 +- 15 cm-1"')
    .option('--separate', 'a saturation fluence for each film instead of one for all', false)
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(fitGainTable);
}

async function fitGainTable(file: string, options: FitGainOptions): Promise<void> {
  const { InputError } = await import('@modalgain/numerics');
  const { compareModels, fitGain } = await import('@modalgain/gain');
  await refuseFigureFile(options.figure);
  const { bytes } = await readInputFile(file);
  try {
    const { input, notes } = await readInput(bytes, options);
    if (options.compare) {
      await printComparison(file, compareModels(input), { json: options.json, notes });
      return;
    }
    const fit = fitGain(input);
    if (options.figure !== undefined) {
      const { gainFitFigure } = await import('@modalgain/figures');
      await writeFigure(options.figure, gainFitFigure(fit));
    }
    if (options.json) printJson(documentOf(file, fit, notes));
    else printLines(await linesOf(file, fit, notes));
    const open = fit.films.some(({ densityPerCm3 }) => densityPerCm3.determination.kind === 'not-determined');
    if (open) process.exitCode = exitCodes.notDetermined;
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}

async function readInput(
  bytes: Uint8Array,
  options: FitGainOptions,
): Promise<{ input: GlobalFitInput; notes: readonly string[] }> {
  const { parseQuantity } = await import('@modalgain/numerics');
  const { films, notes } = await readGainTable(bytes);
  const section = parseQuantity(options.sigmaE, 'crossSectionCm2');
  const relativeError = (section.standardError ?? 0) / section.value;
  const stated = await readConfinement(options.confinement);
  const measuredLoss = options.loss === undefined ? undefined : await readLoss(options.loss);
  const assumed = [
    ...(options.sigmaE === referenceCrossSection
      ? [`The emission cross-section is taken as ${referenceCrossSection}: it is the scale of every density.`]
      : []),
    ...(options.confinement === undefined && films.some(({ confinement }) => confinement === undefined)
      ? ['The confinement factor is taken as 1: density and film gain then stand for their products with it.']
      : []),
  ];
  const input: GlobalFitInput = {
    films: films.map(({ film, points, confinement }) => ({
      film,
      points,
      confinementModal: { value: confinement ?? stated, errors: [] },
      ...(measuredLoss && { measuredLoss }),
    })),
    emissionCrossSectionCm2: {
      value: section.value,
      errors: [{ source: 'emission cross-section', relativeError }],
    },
    model: modelOf(options),
    share: options.separate ? [] : ['saturationFluence'],
  };
  return { input, notes: [...notes, ...assumed] };
}

async function readConfinement(text: string | undefined): Promise<number> {
  const value = text === undefined ? 1 : Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found the confinement "${String(text)}", expected a number above 0, such as 0.88.`);
}

function modelOf({ model, degeneracy, expression }: FitGainOptions): GainModelChoice {
  if (expression !== undefined) return { name: 'expression', text: expression };
  return { name: model, ...(degeneracy !== undefined && { degeneracy: Number(degeneracy) }) };
}

/** Ends that the data leave open are null. */
function documentOf(file: string, fit: GlobalGainFit, notes: readonly string[]): object {
  return {
    file,
    model: fit.model.name,
    films: fit.films.map((film) => ({
      film: film.film,
      densityPerCm3: quantityDocument(film.densityPerCm3),
      lossPerCm: quantityDocument(film.lossPerCm),
      filmGains: film.filmGains.map(({ fluenceUjPerCm2, filmGainPerCm }) => ({
        fluenceUjPerCm2,
        filmGainPerCm: quantityDocument(filmGainPerCm),
      })),
      saturationFluenceUjPerCm2: quantityDocument(film.saturationFluenceUjPerCm2),
      transparencyFluenceUjPerCm2:
        film.transparencyFluenceUjPerCm2 && quantityDocument(film.transparencyFluenceUjPerCm2),
      points: film.points,
    })),
    chiSquare: fit.chiSquare,
    degreesOfFreedom: fit.degreesOfFreedom,
    parameterNames: fit.parameterNames,
    correlation: Array.from(fit.correlation),
    verdicts: fit.verdicts,
    notes,
  };
}

function quantityDocument({ determination, parts }: FittedQuantity): object {
  if (determination.kind === 'not-determined') {
    const { kind, why, next, interval95 } = determination;
    return { status: kind, estimate: null, interval95, why, next };
  }
  const { estimate } = determination;
  const { statistical, systematic, budget } = parts;
  return { status: 'determined', estimate, interval95: estimate.interval95, statistical, systematic, budget };
}

async function linesOf(file: string, fit: GlobalGainFit, notes: readonly string[]): Promise<string[]> {
  const { formatEstimate, formatInterval } = await import('@modalgain/numerics');
  const cell = ({ determination }: FittedQuantity, unit = 1): string => {
    if (determination.kind === 'determined') {
      const { value, standardError } = determination.estimate;
      return formatEstimate({ value: value / unit, standardError: standardError / unit });
    }
    const [lower, upper] = determination.interval95 ?? [0, Infinity];
    return `open: ${formatInterval([lower / unit, upper / unit])}`;
  };
  const rows = fit.films.map((film) => [
    film.film,
    cell(film.densityPerCm3, 1e15),
    cell(film.lossPerCm),
    film.filmGains.length === 0 ? '' : cell(film.filmGains[0].filmGainPerCm),
    cell(film.saturationFluenceUjPerCm2),
  ]);
  const fluence = fit.films.flatMap(({ filmGains }) => filmGains).at(0)?.fluenceUjPerCm2;
  const gainHeader = `film gain${fluence === undefined ? '' : ` at ${fluence} µJ/cm²`} (cm⁻¹)`;
  const header = ['film', 'n_t (10¹⁵ cm⁻³)', 'loss (cm⁻¹)', gainHeader, 'F_s (µJ/cm²)'];
  return [
    `${file}: ${fit.model.title} gain model`,
    '',
    ...alignedTable(header, rows),
    '',
    ...verdictLines(fit.verdicts),
    '',
    ...notes.map((note) => `  ${note}`),
  ];
}
