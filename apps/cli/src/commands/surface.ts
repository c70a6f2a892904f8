import { Command, Option } from 'commander';
import type { Figure } from '@modalgain/figures';
import type { HeightMap } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import type { HeightStatistics, MaskUse, RadialSpectrum, SurfaceDescription } from '@modalgain/surface';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';
import { verdictLines } from '../verdict-lines.js';
import { figureOption, filmOfFiles, refuseFigureFile, writeFigure } from '../write-figure.js';

interface SurfaceOptions {
  readonly json: boolean;
  readonly channel?: string;
  readonly mask: MaskUse;
  readonly figure?: string;
}

const example = `
Example:
  modalgain surface afm/SC1.gwy
  modalgain surface --json --channel Height afm/*.gwy
  modalgain surface afm/SC1.gwy --figure spectrum.svg`;

/** `modalgain surface FILE...`: height parameters of AFM scans, and the film's thickness where a scratch shows it. */
export function surfaceCommand(): Command {
  return new Command('surface')
    .description('Roughness of AFM scans, and the thickness of the film where a scratch shows it.')
    .argument('<files...>', 'Gwyddion .gwy or .gsf files')
    .option('--channel <name>', 'only the channels with this title')
    .addOption(
      new Option('--mask <use>', "what to do with the pixels that the file's mask marks")
        .choices(['ignore', 'exclude', 'only'])
        .default('ignore'),
    )
    .option(...figureOption)
    .option('--json', 'print one JSON document: an object, for several files an array of them', false)
    .addHelpText('after', example)
    .action(surface);
}

async function surface(files: readonly string[], options: SurfaceOptions): Promise<void> {
  await refuseFigureFile(options.figure);
  const results: FileResult[] = [];
  for (const file of files) results.push(await describeFile(file, options));
  if (options.figure !== undefined) await writeFigure(options.figure, await figureOf(results));
  if (options.json)
    printJson(results.length === 1 ? results[0].document : results.map((result) => result.document));
  else printLines((await Promise.all(results.map(linesOf))).flat());
}

/** The power spectrum of the first channel that has one, best of a film beside a scratch. */
async function figureOf(results: readonly FileResult[]): Promise<Figure> {
  const { heightSpectrumFigure } = await import('@modalgain/figures');
  const found = results.flatMap(({ channels, document: { file } }) =>
    channels.flatMap(({ description: { spectrum, regionRoughness: region, step } }) =>
      spectrum && region.kind === 'determined' ? [{ file, spectrum, region, step }] : [],
    ),
  );
  const shown = found.find(({ step }) => step.kind === 'step') ?? found.at(0);
  if (shown) {
    const { sqNm, correlationLengthNm } = shown.region;
    const { spectrum, file } = shown;
    return heightSpectrumFigure({ film: filmOfFiles([file]), spectrum, sqNm, correlationLengthNm });
  }
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError('found --figure, but no scan large enough for a power spectrum of its roughness.');
}

interface ChannelResult {
  readonly map: HeightMap;
  readonly description: SurfaceDescription;
}

interface FileResult {
  readonly channels: readonly ChannelResult[];
  readonly document: { readonly file: string };
}

async function describeFile(file: string, { channel, mask }: SurfaceOptions): Promise<FileResult> {
  const { readMeasurement } = await import('@modalgain/formats');
  const { describeSurface } = await import('@modalgain/surface');
  const { measurements, provenance } = await readMeasurement({
    ...(await readInputFile(file)),
    as: 'height-map',
  });
  const maps = await chooseChannels(measurements, { file, channel });
  const channels = maps.map((map) => ({ map, description: describeSurface(map, { mask }) }));
  const thicknessNm = channels.map(thicknessOf).find((thickness) => thickness !== undefined);
  const document = {
    file,
    channels: channels.map(channelDocument),
    ...(thicknessNm ? { thicknessNm } : {}),
    notes: provenance.notes,
  };
  return { channels, document };
}

async function chooseChannels(
  maps: readonly HeightMap[],
  wanted: { readonly file: string; readonly channel: string | undefined },
): Promise<readonly HeightMap[]> {
  if (wanted.channel === undefined) return maps;
  const chosen = maps.filter(({ title }) => title === wanted.channel);
  if (chosen.length > 0) return chosen;
  const { InputError } = await import('@modalgain/numerics');
  const titles = maps.map(({ title }) => `"${title}"`).join(', ');
  throw new InputError(`found the height channels ${titles}, but none is called "${wanted.channel}".`, {
    file: wanted.file,
  });
}

function thicknessOf({ description: { step } }: ChannelResult): Estimate | undefined {
  return step.kind === 'step' ? step.thicknessNm : undefined;
}

function channelDocument(channel: ChannelResult): object {
  const { map, description } = channel;
  const { step, regionRoughness: region } = description;
  const thicknessNm = thicknessOf(channel);
  return {
    title: map.title,
    shape: [map.rows, map.columns],
    sizeNm: [map.widthNm, map.heightNm],
    roughness: description.roughness,
    ...(thicknessNm ? { thicknessNm } : {}),
    ...(region.kind === 'determined'
      ? {
          [step.kind === 'step' ? 'filmRoughness' : 'scanRoughness']: {
            sqNm: region.sqNm,
            correlationLengthNm: region.correlationLengthNm,
          },
        }
      : {}),
    ...(description.spectrum ? { spectrum: spectrumDocument(description.spectrum) } : {}),
    maskedPixels: description.maskedPixels,
    maskUse: description.maskUse,
    verdicts: description.verdicts,
  };
}

const spectrumDocument = ({ fromPerNm, ...columns }: RadialSpectrum): object => ({
  fromPerNm,
  wavenumberPerNm: Array.from(columns.wavenumberPerNm),
  densityNm4: Array.from(columns.densityNm4),
  relativeError: Array.from(columns.relativeError),
});

const parameters = [
  ['Sa', 'saNm', 'nm'],
  ['Sq', 'sqNm', 'nm'],
  ['Ssk', 'ssk', ''],
  ['Sku', 'sku', ''],
  ['Sp', 'spNm', 'nm'],
  ['Sv', 'svNm', 'nm'],
  ['Sz', 'szNm', 'nm'],
] as const satisfies readonly (readonly [string, keyof HeightStatistics, string])[];

async function linesOf({ document, channels }: FileResult): Promise<string[]> {
  const { formatNumber } = await import('@modalgain/numerics');
  const blocks = await Promise.all(channels.map(channelLines));
  const number = (value: number | null) => (value === null ? 'none' : formatNumber(value, 3)).padStart(12);
  return channels.flatMap(({ map, description: { roughness } }, index) => [
    `${document.file}: ${map.title}, ${map.columns} x ${map.rows} pixels, ` +
      `${formatNumber(map.widthNm / 1000, 3)} x ${formatNumber(map.heightNm / 1000, 3)} µm`,
    '',
    `  whole scan ${['raw', 'plane', 'poly2'].map((heading) => heading.padStart(12)).join('')}`,
    ...parameters.map(
      ([label, key, unit]) =>
        `  ${label.padEnd(4)}${unit.padEnd(7)}${number(roughness.raw[key])}${number(roughness.plane[key])}${number(roughness.poly2[key])}`,
    ),
    '',
    ...blocks[index],
    '',
  ]);
}

async function channelLines({ description }: ChannelResult): Promise<string[]> {
  const { formatEstimate, formatInterval } = await import('@modalgain/numerics');
  const { step, regionRoughness: region, verdicts } = description;
  const region95 = region.kind === 'determined' ? formatInterval(region.sqNm.interval95) : '';
  return [
    step.kind === 'step'
      ? `  The film is ${formatEstimate(step.thicknessNm)} nm thick (95 %: ${formatInterval(step.thicknessNm.interval95, 5)} nm).`
      : '  No step, so no thickness.',
    ...(region.kind === 'determined'
      ? [
          `  Sq of the ${step.kind === 'step' ? 'film' : 'scan'} is ${formatEstimate(region.sqNm)} nm (95 %: ${region95} nm), ` +
            `correlation length ${formatEstimate(region.correlationLengthNm)} nm.`,
        ]
      : []),
    ...verdictLines(verdicts).map((line) => `  ${line}`),
  ];
}
