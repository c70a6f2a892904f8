import { Command, Option } from 'commander';
import type { Figure } from '@modalgain/figures';
import type { DecayOptions, DecayResult, TwoStripesResult } from '@modalgain/gain';
import { exitCodes } from '../failure.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface LossOptions {
  readonly method: 'ses' | 'edge' | 'two-stripes';
  readonly background?: string;
  readonly readNoise?: string;
  readonly stripeLength?: string;
  readonly figure?: string;
  readonly json: boolean;
}

const help = `
ses and edge take a table of distance against intensity, optionally with its standard deviation; two-stripes takes
columns near, far and both, one row a repeat, and --stripe-length.

Exit code 0 where the loss or an upper limit of it is found, 1 where the data leave it open, 2 for bad input.

Example:
  modalgain loss spot.csv
  modalgain loss edge.csv --method edge --background "12 +- 3" --json
  modalgain loss stripes.csv --method two-stripes --stripe-length "200 +- 2 um"`;

/** `modalgain loss FILE`: passive loss from a shifting spot, a shifted stripe or two equal stripes. */
export function lossCommand(): Command {
  return new Command('loss')
    .description('Passive loss from a shifting spot, a stripe moved from the edge, or two equal stripes.')
    .argument('<file>', 'table of distance against intensity, or of the readings of two stripes')
    .addOption(
      new Option('--method <name>', 'how the loss was measured')
        .choices(['ses', 'edge', 'two-stripes'])
        .default('ses'),
    )
    .option(
      '--background <intensity>',
      'with its error, e.g. "12 +- 3", or "free" to fit it (default: none left)',
    )
    .option('--read-noise <intensity>', "noise at no light in the file's unit (default: from the scatter)")
    .option('--stripe-length <length>', 'of each of two equal stripes, with its error if known')
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(loss);
}

async function loss(file: string, options: LossOptions): Promise<void> {
  const { InputError } = await import('@modalgain/numerics');
  await refuseFigureFile(options.figure);
  const input = await readInputFile(file);
  try {
    const { result, notes } = await analyse(input, options);
    if (options.json) printJson(documentOf(file, result, notes));
    else printLines(await linesOf(file, result, notes));
    if (options.figure !== undefined) await writeFigure(options.figure, await figureOf(file, result));
    if (result.outcome === 'not-determined') process.exitCode = exitCodes.notDetermined;
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}

async function figureOf(file: string, result: Analysis['result']): Promise<Figure> {
  if ('points' in result) {
    const { decayFigure } = await import('@modalgain/figures');
    return decayFigure([{ film: filmOfFiles([file]), result }]);
  }
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError('found --figure with --method two-stripes, whose few readings make no figure.');
}

interface Analysis {
  readonly result: DecayResult | TwoStripesResult;
  readonly notes: readonly string[];
}

async function analyse(
  input: { readonly name: string; readonly bytes: Uint8Array },
  options: LossOptions,
): Promise<Analysis> {
  const { readMeasurement } = await import('@modalgain/formats');
  const { analyseEdgeLoss, analyseShiftingSpot, analyseTwoStripes } = await import('@modalgain/gain');
  if (options.method === 'two-stripes') {
    const stripeLengthUm = await readStripeLength(options.stripeLength);
    const { measurements, provenance } = await readMeasurement({ ...input, as: 'stripe-pair' });
    const { near, far, both } = measurements[0];
    const readings = { near: [...near], far: [...far], both: [...both] };
    return { result: analyseTwoStripes({ readings, stripeLengthUm }), notes: provenance.notes };
  }
  const decayOptions = await readDecayOptions(options);
  const { measurements, provenance } = await readMeasurement({ ...input, as: 'distance-scan' });
  const analyseDecay = options.method === 'ses' ? analyseShiftingSpot : analyseEdgeLoss;
  return { result: analyseDecay(measurements[0], decayOptions), notes: provenance.notes };
}

async function readStripeLength(text: string | undefined) {
  const { InputError, normalEstimate, parseQuantity } = await import('@modalgain/numerics');
  if (text === undefined)
    throw new InputError('found no --stripe-length, expected the length of each stripe, e.g. "200 um".');
  const { value, standardError = 0 } = parseQuantity(text, 'stripeLengthUm');
  return normalEstimate(value, standardError, 'stated');
}

async function readDecayOptions({ background, readNoise }: LossOptions): Promise<DecayOptions> {
  const { InputError } = await import('@modalgain/numerics');
  const noise = readNoise === undefined ? undefined : Number(readNoise);
  if (noise !== undefined && !(noise >= 0 && Number.isFinite(noise)))
    throw new InputError(`found the read noise "${String(readNoise)}", expected a number of 0 or more.`);
  return {
    ...(noise !== undefined && { readNoise: noise }),
    ...(background !== undefined && {
      background: background === 'free' ? background : await readBackground(background),
    }),
  };
}

async function readBackground(text: string): Promise<{ value: number; standardError: number }> {
  const { InputError } = await import('@modalgain/numerics');
  const [value, standardError] = text.split(/\s*(?:\+-|\+\/-|±)\s*/).map(Number);
  if (text.trim() !== '' && Number.isFinite(value) && standardError >= 0) return { value, standardError };
  throw new InputError(`found the background "${text}", expected e.g. "12 +- 3", or "free".`);
}

function documentOf(file: string, result: Analysis['result'], notes: readonly string[]): object {
  const { method, outcome, lossPerCm, lossIntervalPerCm, verdicts } = result;
  return {
    file,
    method,
    outcome,
    lossPerCm: lossPerCm ?? null,
    lossIntervalPerCm,
    ...('netGainPerCm' in result && {
      netGainPerCm: result.netGainPerCm ?? null,
      netGainIntervalPerCm: result.netGainIntervalPerCm,
    }),
    ...('points' in result && { background: result.background ?? null, points: result.points }),
    verdicts,
    notes,
  };
}

const hasVerdict = ({ verdicts }: Analysis['result'], code: string): boolean =>
  verdicts.some((verdict) => verdict.code === code);

/** A bent decay has a range of slopes, which is no 95 % interval; readings that tell nothing have none. */
function openRange(result: Analysis['result'], range: string): string {
  if (result.lossIntervalPerCm.every((end) => !Number.isFinite(end))) return '';
  const what = hasVerdict(result, 'decay-not-exponential') ? 'from end to end of the scan' : '95 %';
  return ` (${what}: ${range})`;
}

async function linesOf(
  file: string,
  result: Analysis['result'],
  notes: readonly string[],
): Promise<string[]> {
  const { formatEstimate, formatRange, formatSignificant } = await import('@modalgain/numerics');
  const interval = formatRange(result.lossIntervalPerCm, 'cm⁻¹');
  const hero = {
    determined: () =>
      `loss ${formatEstimate(result.lossPerCm ?? { value: NaN, standardError: NaN })} cm⁻¹ (95 %: ${interval})`,
    'upper-limit': () => `loss at most ${formatSignificant(result.lossIntervalPerCm[1], 3)} cm⁻¹ (95 %)`,
    'not-determined': () => `loss not determined${openRange(result, interval)}`,
  }[result.outcome]();
  const gain =
    'netGainPerCm' in result && result.netGainPerCm !== undefined
      ? [
          `  net gain ${formatEstimate(result.netGainPerCm)} cm⁻¹ (95 %: ${formatRange(result.netGainIntervalPerCm, 'cm⁻¹')})`,
        ]
      : [];
  return [
    `${file}: ${hero}`,
    ...gain,
    '',
    ...verdictLines(result.verdicts),
    '',
    ...notes.map((note) => `  ${note}`),
  ];
}
