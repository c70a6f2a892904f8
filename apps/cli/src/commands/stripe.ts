import { Command } from 'commander';
import type { EquationOneWindow, SpectralBand, StripeFit, StripeFitOptions } from '@modalgain/gain';
import type { Provenance, SpectrumSeries, StripeScan } from '@modalgain/measurements';
import { alignedTable } from '../aligned-table.js';
import { exitCodes } from '../failure.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';
import { readStripeOptions, type StripeTexts } from '../stripe-options.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface StripeOptions extends StripeTexts {
  readonly band?: string;
  readonly together: boolean;
  readonly figure?: string;
  readonly json: boolean;
}

const example = `
Exit code 0 where the gain is determined or absent, 1 where a scan leaves it open, 2 for bad input.

Example:
  modalgain stripe stripe/SC1-78.4uJ.csv
  modalgain stripe --window "40 um .. 260 um" --json stripe/*.csv
  modalgain stripe --together --figure SC1.svg stripe/SC1-*.csv`;

/** `modalgain stripe FILE...`: the net gain of stripe-length scans, with interval, models and verdicts. */
export function stripeCommand(): Command {
  return new Command('stripe')
    .description('Net gain of variable-stripe-length scans, saturation and offset included.')
    .argument('<files...>', 'intensity, or spectra, against stripe length')
    .option('--window <range>', 'also say what Eq. 1 alone would give there, e.g. "40 um .. 260 um"')
    .option('--band <range>', 'wavelengths to integrate where a file holds spectra, e.g. "645 nm .. 665 nm"')
    .option(
      '--zero-error <length>',
      "how well the stripe's zero is known, one standard deviation (default: 2 um)",
    )
    .option('--read-noise <intensity>', "noise at no light in the file's unit (default: from the scatter)")
    .option('--full-scale <intensity>', 'what the detector gives at most; points near it are pointed out')
    .option('--loss <loss>', 'loss that does not saturate, with its error, e.g. "60 +- 12 cm-1"')
    .option('--stripe-width <length>', 'width of the pumped stripe; shorter stripes are pointed out')
    .option('--together', 'fit all files with one saturation: scans of one film on one scale', false)
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(stripe);
}

interface FileScan {
  readonly file: string;
  readonly provenance: Provenance;
  readonly scan: StripeScan;
  readonly band?: SpectralBand;
}

/** One file, read and fitted. */
interface FileResult extends FileScan {
  readonly fit: StripeFit;
}

async function stripe(files: readonly string[], options: StripeOptions): Promise<void> {
  await refuseFigureFile(options.figure);
  const fitOptions = await readStripeOptions(options);
  const scans: FileScan[] = [];
  for (const file of files) scans.push(await readScan(file, options.band));
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
  await writeFigure(figure, stripeFitFigure(filmOfFiles(results.map(({ file }) => file)), scans));
}

async function readScan(file: string, bandText: string | undefined): Promise<FileScan> {
  const { readMeasurement } = await import('@modalgain/formats');
  const input = await readInputFile(file);
  const { measurements, provenance } = await readMeasurement({
    ...input,
    as: ['stripe-scan', 'spectrum-series'],
  });
  const [measurement] = measurements;
  if (measurement.kind === 'stripe-scan') {
    if (bandText !== undefined) await refuseBand(file);
    return { file, provenance, scan: measurement };
  }
  return { file, provenance, ...(await scanFromSpectra(measurement, bandText)) };
}

async function refuseBand(file: string): Promise<never> {
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(
    'found --band for a file of one intensity a length; a band needs spectra. Leave --band out.',
    { file },
  );
}

async function fitScans(
  scans: readonly FileScan[],
  options: StripeFitOptions,
  together: boolean,
): Promise<FileResult[]> {
  const { fitStripe, fitStripeSeries } = await import('@modalgain/gain');
  const fits = together
    ? fitStripeSeries(scans.map(({ scan }) => ({ scan, options }))).fits
    : scans.map(({ scan }) => fitStripe(scan, options));
  return scans.map((scan, i) => ({ ...scan, fit: fits[i] }));
}

async function scanFromSpectra(
  series: SpectrumSeries,
  bandText: string | undefined,
): Promise<{ scan: StripeScan; band: SpectralBand }> {
  const { parseRange } = await import('@modalgain/numerics');
  const { integrateBand } = await import('@modalgain/gain');
  if (bandText === undefined) return integrateBand(series);
  const [fromNm, toNm] = parseRange(bandText, 'lengthNm');
  return integrateBand(series, { fromNm, toNm });
}

function documentOf({ file, provenance, fit, band }: FileResult): object {
  return {
    file,
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
    ...(band === undefined ? {} : { band }),
    notes: provenance.notes,
  };
}

const ruleNames: Readonly<Record<EquationOneWindow['rule'], string>> = {
  'all-points': 'all points',
  'best-r2': 'window of the best R²',
  given: 'your window',
};

/** Notes on what was assumed, not on how the text is written. */
const isAssumption = (note: string): boolean => note.includes('taken as') || note.includes('Left out');

async function linesOf({ file, fit, band, provenance }: FileResult): Promise<string[]> {
  const { formatEstimate, formatInterval, formatNumber } = await import('@modalgain/numerics');
  const lines = [`${file}: ${await heroLine(fit)}`];
  if (band !== undefined)
    lines.push(`spectra integrated from ${band.fromNm} to ${band.toNm} nm (${band.rule})`);
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
  const assumed = provenance.notes.filter(isAssumption).map((note) => `  ${note}`);
  return [...lines, ...(assumed.length > 0 ? ['', ...assumed] : []), ''];
}

async function heroLine({ outcome, netGainPerCm, netGainIntervalPerCm }: StripeFit): Promise<string> {
  const { formatEstimate, formatRange } = await import('@modalgain/numerics');
  const range = formatRange(netGainIntervalPerCm, 'cm⁻¹');
  if (netGainPerCm === undefined) return `net gain not determined (95 %: ${range})`;
  if (outcome === 'no-gain') return `no gain seen (net gain, 95 %: ${range})`;
  return `net gain ${formatEstimate(netGainPerCm)} cm⁻¹ (95 %: ${range})`;
}
