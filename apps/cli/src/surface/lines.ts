import { formatEstimate, formatInterval, formatNumber, formatSignificant } from '@modalgain/numerics';
import { stepText, type HeightStatistics, type SurfaceDescription } from '@modalgain/surface';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';
import type { DescribedChannel, DescribedFile } from './analyse.js';
import type { Repeats } from './repeats.js';

const heights = [
  ['Sa', 'saNm', 'nm'],
  ['Sq', 'sqNm', 'nm'],
  ['Ssk', 'ssk', ''],
  ['Sku', 'sku', ''],
  ['Sp', 'spNm', 'nm'],
  ['Sv', 'svNm', 'nm'],
  ['Sz', 'szNm', 'nm'],
] as const satisfies readonly (readonly [string, keyof HeightStatistics, string])[];

/** Every channel of a file for a person: heights as levelled, thickness, roughness of the film, verdicts. */
export function fileLines({ file, channels }: DescribedFile): string[] {
  return channels.flatMap((channel) => [
    titleOf(file, channel),
    '',
    ...indented(heightTable(channel.description)),
    '',
    ...indented(recipeLines(channel.description)),
    ...indented(thicknessLine(channel.description)),
    ...indented(roughnessLines(channel.description)),
    ...indented(verdictLines(channel.description.verdicts)),
    '',
  ]);
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => (line ? `  ${line}` : line));

function titleOf(file: string, { map }: DescribedChannel): string {
  const [width, height] = [map.widthNm, map.heightNm].map((nm) => formatNumber(nm / 1000, 3));
  const size = map.rows === 1 ? `a profile of ${width} µm` : `${width} x ${height} µm`;
  return `${file}: ${map.title}, ${map.columns} x ${map.rows} pixels, ${size}`;
}

const digits = (value: number | null): string => (value === null ? 'none' : formatNumber(value, 3));

function heightTable({ roughness, parameters, step }: SurfaceDescription): string[] {
  const region = step.kind === 'step' ? 'film alone' : 'levelled';
  const { sdq, sdrPercent, salNm, str } = parameters;
  const ofRegion: readonly (readonly [string, string, number | null])[] = [
    ['Sdq', '', sdq],
    ['Sdr', '%', sdrPercent],
    ['Sal', 'nm', salNm],
    ['Str', '', str],
  ];
  return alignedTable(
    ['whole scan', 'raw', 'plane', 'poly2', region],
    [
      ...heights.map(([label, key, unit]) => [
        withUnit(label, unit),
        digits(roughness.raw[key]),
        digits(roughness.plane[key]),
        digits(roughness.poly2[key]),
        digits(parameters.heights[key]),
      ]),
      ...ofRegion.map(([label, unit, value]) => [withUnit(label, unit), '', '', '', digits(value)]),
    ],
  );
}

const withUnit = (label: string, unit: string): string => (unit === '' ? label : `${label.padEnd(4)}${unit}`);

/** What was done before, where something was asked for. */
function recipeLines({ applied }: SurfaceDescription): string[] {
  if (applied.length === 0) return [];
  const steps = applied.map(({ step, scars, maskedPixels }) => {
    const found = scars ? `, ${scars.count} found` : '';
    return `${stepText(step)}${found}${step.step.includes('mask') ? `, ${maskedPixels} pixels masked` : ''}`;
  });
  return [`Levelled by ${steps.join('; then ')}.`, ''];
}

function thicknessLine({ step }: SurfaceDescription): string[] {
  if (step.kind !== 'step') return ['No step, so no thickness.'];
  const { thicknessNm } = step;
  return [
    `The film is ${formatEstimate(thicknessNm)} nm thick (95 %: ${formatInterval(thicknessNm.interval95, 5)} nm).`,
  ];
}

function roughnessLines({ regionRoughness: region, step }: SurfaceDescription): string[] {
  if (region.kind !== 'determined') return [];
  const { sqNm, plainSqNm, correlationLengthNm } = region;
  const what = step.kind === 'step' ? 'film' : 'scan';
  return [
    `Sq of the ${what} is ${formatEstimate(sqNm)} nm (95 %: ${formatInterval(sqNm.interval95)} nm), ` +
      `given back what levelling took (${formatSignificant(plainSqNm, 3)} nm without).`,
    `Correlation length T is ${formatEstimate(correlationLengthNm)} nm (95 %: ${formatInterval(correlationLengthNm.interval95)} nm).`,
  ];
}

const repeated = [
  ['Thickness', 'thicknessNm'],
  ['Sq', 'sqNm'],
  ['Correlation length T', 'correlationLengthNm'],
] as const satisfies readonly (readonly [string, keyof Repeats])[];

/** Several scans of one film together, for a person. */
export function repeatsLines(film: string, scans: number, repeats: Repeats): string[] {
  const rows = repeated.flatMap(([label, key]) => {
    const estimate = repeats[key];
    return estimate ? [[label, formatEstimate(estimate), formatInterval(estimate.interval95)]] : [];
  });
  const table =
    rows.length > 0 ? alignedTable(['nm', 'mean', '95 %'], rows) : ['Nothing that two scans say.'];
  return [
    `${film}: ${scans} scans of one film`,
    '',
    ...indented([...table, '', ...verdictLines(repeats.verdicts)]),
  ];
}
