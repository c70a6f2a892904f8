import { Command } from 'commander';
import type { EquationOneWindow, StripeFit, StripeFitOptions } from '@modalgain/gain';
import type { Verdict } from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import { readStripeScans } from '../read-stripe-scans.js';
import type { FileScan, SpectraTexts } from '../read-stripe-scans.js';
import { readStripeOptions, type StripeTexts } from '../stripe-options.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface StripeOptions extends StripeTexts, SpectraTexts {
  readonly together: boolean;
  readonly figure?: string;
  readonly json: boolean;
}

const example = `
Files of one spectrum each are the steps of a scan: their stripe length stands in the header, or in the name (--length);
those of one folder and one fluence belong together.

Exit code 0 where the gain is determined or absent, 1 where a scan leaves it open, 2 for bad input.

Example:
  modalgain stripe stripe/SC1-78.4uJ.csv
  modalgain stripe --window "40 um .. 260 um" --json stripe/*.csv
  modalgain stripe --length "{length}um" --fluence "{fluence}uJ" spectra/SC3S
  modalgain stripe --together --figure SC1.svg stripe/SC1-*.csv`;

/** `modalgain stripe FILE...`: the net gain of stripe-length scans, with interval, models and verdicts. */
export function stripeCommand(): Command {
  return new Command('stripe')
    .description('Net gain of variable-stripe-length scans, saturation and offset included.')
    .argument('<files...>', 'intensity, or spectra, against stripe length; a folder stands for its files')
    .option(
      '--length <pattern>',
      'where the name of a file of one spectrum holds its length, e.g. "{length}um"',
    )
    .option('--fluence <pattern>', 'where such a name holds the fluence: a scan each, e.g. "{fluence}uJ"')
    .option(
      '--slit <zero>',
      'position of no stripe, where names (--length "x{position}mm") or headers hold positions, e.g. "1.2 mm, decreasing"',
    )
    .option('--background <file>', 'spectrum without emission, of the same integration time, to subtract')
    .option('--window <range>', 'also say what Eq. 1 alone would give there, e.g. "40 um .. 260 um"')
    .option('--band <range>', 'wavelengths to integrate where a file holds spectra, e.g. "645 nm .. 665 nm"')
    .option(
      '--zero-error <length>',
      "how well the stripe's zero is known, one standard deviation (default: 2 um)",
    )
    .option('--read-noise <intensity>', "noise at no light in the file's unit (default: from the scatter)")
    .option(
      '--full-scale <intensity>',
      'what the detector gives at most; points near it are pointed out, spectra at it left out',
    )
    .option('--loss <loss>', 'loss that does not saturate, with its error, e.g. "60 +- 12 cm-1"')
    .option('--stripe-width <length>', 'width of the pumped stripe; shorter stripes are pointed out')
    .option('--together', 'fit all files with one saturation: scans of one film on one scale', false)
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(stripe);
}

/** A scan, read and fitted. */
interface FileResult extends FileScan {
  readonly fit: StripeFit;
}

async function stripe(files: readonly string[], options: StripeOptions): Promise<void> {
  await refuseFigureFile(options.figure);
  const fitOptions = await readStripeOptions(options);
  const scans = await readStripeScans(files, options);
  const results = await fitScans(scans, fitOptions, options.together);
  if (options.figure !== undefined) await drawScans(options.figure, results);
  if (options.json) {
    const documents = results.map(documentOf);
    printJson(documents.length === 1 ? documents[0] : documents);
  } else printLines((await Promise.all(results.map(linesOf))).flat());
  if (results.some(({ fit }) => fit.outcome === 'not-determined')) process.exitCode = exitCodes.notDetermined;
}

/** The scans side by side, by rising fluence where their files state it. */
async function drawScans(figure: string, results: readonly FileResult[]): Promise<void> {
  const { stripeFitFigure } = await import('@modalgain/figures');
  const { normalEstimate } = await import('@modalgain/numerics');
  const byFluence = [...results].sort(
    (a, b) => (a.scan.fluenceUjPerCm2 ?? 0) - (b.scan.fluenceUjPerCm2 ?? 0),
  );
  const scans = byFluence.map(({ fit, scan: { intensityUnit, fluenceUjPerCm2: fluence } }) => ({
    fit,
    intensityUnit: intensityUnit || 'a.u.',
    ...(fluence !== undefined && { fluenceUjPerCm2: normalEstimate(fluence, 0, 'given in the file') }),
  }));
  await writeFigure(figure, stripeFitFigure(filmOfFiles(results.flatMap(({ files }) => files)), scans));
}

async function fitScans(
  scans: readonly FileScan[],
  options: StripeFitOptions,
  together: boolean,
): Promise<FileResult[]> {
  const { fitStripe, fitStripeSeries } = await import('@modalgain/gain');
  const known = scans.map(({ scan, exclude, fullScale }) => ({
    scan,
    options: { ...options, ...(fullScale !== undefined && { fullScale }), ...(exclude && { exclude }) },
  }));
  const fits = together
    ? fitStripeSeries(known).fits
    : known.map((entry) => fitStripe(entry.scan, entry.options));
  return scans.map((scan, i) => ({ ...scan, fit: withVerdicts(fits[i], scan.verdicts) }));
}

const withVerdicts = (fit: StripeFit, more: readonly Verdict[] = []): StripeFit => ({
  ...fit,
  verdicts: [...fit.verdicts, ...more],
});

function documentOf({ files, notes, scan, fit, band, normalisation }: FileResult): object {
  return {
    file: files.join(', '),
    ...(scan.fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2: scan.fluenceUjPerCm2 }),
    outcome: fit.outcome,
    netGainPerCm: fit.netGainPerCm ?? null,
    netGainIntervalPerCm: fit.netGainIntervalPerCm,
    models: fit.models,
    verdicts: fit.verdicts,
    compressionLengthUm: fit.compressionLengthUm ?? null,
    equationOne: fit.equationOne,
    oneWay: fit.oneWay ?? null,
    noise: fit.noise,
    points: fit.points,
    ...(band && { band }),
    ...(normalisation && { normalisation }),
    notes,
  };
}

const ruleNames: Readonly<Record<EquationOneWindow['rule'], string>> = {
  'all-points': 'all points',
  'best-r2': 'window of the best R²',
  given: 'your window',
};

/** Notes on what was assumed, not on how the text is written. */
const isAssumption = (note: string): boolean => note.includes('taken as') || note.includes('Left out');

/** One file by its name, several by the first. */
const titleOf = ({ files, scan }: FileResult): string =>
  files.length === 1
    ? files[0]
    : `${files[0]} and ${files.length - 1} more${scan.fluenceUjPerCm2 === undefined ? '' : `, ${scan.fluenceUjPerCm2} µJ/cm²`}`;

async function linesOf(result: FileResult): Promise<string[]> {
  const { fit, band, notes, normalisation } = result;
  const { normalisationSentences } = await import('@modalgain/study');
  const { formatEstimate, formatInterval, formatNumber } = await import('@modalgain/numerics');
  const lines = [`${titleOf(result)}: ${await heroLine(fit)}`];
  if (band !== undefined)
    lines.push(`spectra integrated from ${band.fromNm} to ${band.toNm} nm (${band.rule})`);
  if (normalisation) lines.push(...normalisationSentences(normalisation));
  if (fit.models.length > 0) {
    const rows = fit.models.map(({ title, weight, netGainPerCm }) => [
      title,
      weight.toFixed(3),
      formatEstimate(netGainPerCm),
      formatInterval(netGainPerCm.interval95),
    ]);
    lines.push('', ...alignedTable(['model', 'weight', 'g (cm⁻¹)', '95 %'], rows), '');
  }
  for (const { rule, fromUm, toUm, netGainPerCm, predictedBiasPerCm } of fit.equationOne)
    lines.push(
      `unweighted Eq. 1, ${fromUm} to ${toUm} µm (${ruleNames[rule]}): ${formatEstimate(netGainPerCm)} cm⁻¹, ` +
        `predicted bias ${formatNumber(predictedBiasPerCm, 1)} cm⁻¹`,
    );
  if (fit.oneWay)
    lines.push(
      `one-way model: ${formatEstimate(fit.oneWay.netGainPerCm)} cm⁻¹, ` +
        `predicted bias ${formatNumber(fit.oneWay.predictedBiasPerCm, 1)} cm⁻¹`,
    );
  lines.push('', ...verdictLines(fit.verdicts));
  const assumed = notes.filter(isAssumption).map((note) => `  ${note}`);
  return [...lines, ...(assumed.length > 0 ? ['', ...assumed] : []), ''];
}

async function heroLine({ outcome, netGainPerCm, netGainIntervalPerCm }: StripeFit): Promise<string> {
  const { formatEstimate, formatRange } = await import('@modalgain/numerics');
  const range = formatRange(netGainIntervalPerCm, 'cm⁻¹');
  if (netGainPerCm === undefined) return `net gain not determined (95 %: ${range})`;
  if (outcome === 'no-gain') return `no gain seen (net gain, 95 %: ${range})`;
  return `net gain ${formatEstimate(netGainPerCm)} cm⁻¹ (95 %: ${range})`;
}
