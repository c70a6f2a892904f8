import { Command } from 'commander';
import type { DefinitionResult, ThresholdAnalysis, ThresholdOptions } from '@modalgain/gain';
import type { Estimate } from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import { exitCodes } from '../failure.js';
import { readFluenceSeries } from '../fluence-series.js';
import type { FluenceSeries, FluenceTexts } from '../fluence-series.js';
import { readGainTable } from '../gain-table.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface CommandOptions extends FluenceTexts {
  readonly stripeLength?: string;
  readonly netGain?: string;
  readonly figure?: string;
  readonly json: boolean;
}

const help = `
A file holds spectra against fluence (a column each, headed "78.4 uJ/cm2"), or a table with columns of fluence and
intensity and, if there are any, of the intensity's error, the width (fwhm) and the integration time. Several files, or a
folder, hold one spectrum each, with its fluence in the header or the file's name. Headers such as "78.4 uJ/cm2, 100 ms",
or a line "Integration time: 100 ms", bring spectra of different integration times to one scale.

Exit code 0 where at least one definition gives a threshold, 1 where none does, 2 for bad input.

Example:
  modalgain threshold spectra/SC2.csv --stripe-length "500 um"
  modalgain threshold spectra/SC2.csv --stripe-length "500 um" --net-gain gain.csv --json
  modalgain threshold spectra/SC2 --fluence "{fluence}uJ" --figure SC2.svg`;

/** `modalgain threshold FILE`: the ASE threshold by ten definitions, with intervals and refusals. */
export function thresholdCommand(): Command {
  return new Command('threshold')
    .description('Threshold of amplified spontaneous emission by ten definitions side by side.')
    .argument('<files...>', 'spectra, or intensity, against fluence; a folder stands for its files')
    .option(
      '--fluence <pattern>',
      'where a file\'s name holds its fluence, e.g. "{fluence}uJ", or "{energy}uJ"',
    )
    .option('--pump-stripe <size>', 'length and width of the pumped stripe, for energies: "2 mm x 120 um"')
    .option('--background <file>', 'spectrum without emission, of the same integration time, to subtract')
    .option('--full-scale <intensity>', 'what a channel gives at most: spectra that reach it are left out')
    .option('--stripe-length <length>', 'length of the pump stripe, e.g. "500 um"')
    .option('--net-gain <file>', 'table of fluence, net gain and its standard error of the same film')
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(threshold);
}

async function threshold(files: readonly string[], options: CommandOptions): Promise<void> {
  const { analyseThreshold } = await import('@modalgain/gain');
  const { InputError } = await import('@modalgain/numerics');
  await refuseFigureFile(options.figure);
  const analysisOptions = await readOptions(options);
  const read = await readFluenceSeries(files, options);
  const { series, intensityUnit } = read;
  const file = files.join(', ');
  try {
    const found = analyseThreshold(series, analysisOptions);
    const analysis = { ...found, verdicts: [...found.verdicts, ...(read.verdicts ?? [])] };
    if (options.json) printJson({ file, intensityUnit, ...documentOf(analysis), ...statedOf(read) });
    else printLines(await linesOf(file, analysis, read.notes));
    if (options.figure !== undefined) {
      const { thresholdAnalysisFigure } = await import('@modalgain/figures');
      const { stripeLengthUm } = analysisOptions;
      const film = filmOfFiles(files);
      await writeFigure(
        options.figure,
        thresholdAnalysisFigure(film, analysis, { stripeLengthUm, intensityUnit: intensityUnit || 'a.u.' }),
      );
    }
    const isFound = analysis.definitions.some(({ determination }) => determination.kind === 'determined');
    if (!isFound) process.exitCode = exitCodes.notDetermined;
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}

async function readOptions({ stripeLength, netGain }: CommandOptions): Promise<ThresholdOptions> {
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const stripeLengthUm =
    stripeLength === undefined ? undefined : parseQuantity(stripeLength, 'stripeLengthUm').value;
  if (stripeLengthUm !== undefined && !(stripeLengthUm > 0))
    throw new InputError(`found the stripe length "${String(stripeLength)}", expected one above 0.`);
  return {
    ...(stripeLengthUm !== undefined && { stripeLengthUm }),
    ...(netGain !== undefined && { netGains: await readNetGains(netGain) }),
  };
}

async function readNetGains(file: string) {
  const { InputError } = await import('@modalgain/numerics');
  try {
    const { films } = await readGainTable((await readInputFile(file)).bytes);
    if (films.length === 1) return films[0].points;
    const names = films.map(({ film }) => film).join(', ');
    throw new InputError(`found net gains of ${films.length} films (${names}), expected those of one.`);
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}

function documentOf(analysis: ThresholdAnalysis): object {
  return {
    definitions: analysis.definitions.map(({ name, says, determination, entersGainFit }) => ({
      name,
      outcome: determination.kind,
      thresholdUjPerCm2: determination.kind === 'determined' ? determination.estimate : null,
      says,
      entersGainFit,
      ...(determination.kind === 'not-determined' && {
        why: determination.why,
        next: determination.next,
        ...(determination.interval95 && { interval95: determination.interval95 }),
      }),
    })),
    spectra: analysis.spectra,
    band: analysis.band ?? null,
    examples: analysis.examples,
    points: analysis.points,
    verdicts: analysis.verdicts,
  };
}

const statedOf = ({ normalisation, notes }: FluenceSeries): object => ({
  ...(normalisation && { normalisation }),
  notes,
});

async function linesOf(
  file: string,
  { definitions, spectra, band, verdicts }: ThresholdAnalysis,
  notes: readonly string[],
): Promise<string[]> {
  const { formatConcise, formatSignificant } = await import('@modalgain/numerics');
  const number = ({ value, standardError }: Estimate) => formatConcise(value, standardError);
  const lines = [file, '', ...(await definitionLines(definitions)), ''];
  if (spectra.length > 0) {
    const rows = spectra.map(({ fluenceUjPerCm2, peakNm, fwhmNm, aseShare }) => [
      formatSignificant(fluenceUjPerCm2, 3),
      number(peakNm),
      number(fwhmNm),
      number(aseShare),
    ]);
    lines.push(...alignedTable(['fluence (µJ/cm²)', 'peak (nm)', 'FWHM (nm)', 'ASE share'], rows), '');
  }
  if (band) {
    const { photoluminescence, amplified, redShiftNm } = band;
    lines.push(
      `photoluminescence ${photoluminescence.peakNm.toFixed(1)} nm, ${photoluminescence.fwhmNm.toFixed(1)} nm wide; ` +
        `amplified band ${amplified.centreNm.toFixed(1)} nm, ${amplified.fwhmNm.toFixed(1)} nm wide; shift ${number(redShiftNm)} nm`,
      '',
    );
  }
  return [...lines, ...verdictLines(verdicts), '', ...notes.map((note) => `  ${note}`)];
}

/** The thresholds, and below them why the others have none, each reason once. */
async function definitionLines(definitions: readonly DefinitionResult[]): Promise<string[]> {
  const { formatConcise, formatInterval } = await import('@modalgain/numerics');
  const rows = definitions.map(({ title, determination, entersGainFit }) => {
    if (determination.kind === 'not-determined') {
      const interval = determination.interval95;
      return [title, 'not determined', interval ? formatInterval(interval) : '', ''];
    }
    const { value, standardError, interval95 } = determination.estimate;
    return [
      title,
      formatConcise(value, standardError),
      formatInterval(interval95),
      entersGainFit ? 'yes' : 'no',
    ];
  });
  const reasons = new Map<string, string[]>();
  for (const { title, determination } of definitions)
    if (determination.kind === 'not-determined')
      reasons.set(determination.why, [...(reasons.get(determination.why) ?? []), title]);
  return [
    ...alignedTable(['definition', 'threshold (µJ/cm²)', '95 %', 'enters the gain fit'], rows),
    ...[...reasons].flatMap(([why, titles]) => ['', `not determined: ${titles.join('; ')}`, `    ${why}`]),
  ];
}
