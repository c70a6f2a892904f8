import type { FileGroup } from '@modalgain/compute';
import { formatSignificant } from '@modalgain/numerics';
import { unitText, valueAndUnit } from '../../kit/quantity-text';

/** As it was typed, with real characters. */
function statedText(fluence: string): string {
  const { value, unit } = valueAndUnit(fluence);
  return `${value}\u00a0${unitText(unit)}`;
}

const text = (value: number): string => formatSignificant(value, 3);

/** Up to four values one by one, more by their number and range. */
function valuesText(values: readonly number[], unit: string, noun: string): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length <= 4) return `${sorted.map(text).join(', ')} ${unit}`;
  return `${sorted.length} ${noun}, ${text(first)} to ${text(last)} ${unit}`;
}

/** Under what conditions the files of a row were taken, as far as their names and headers say. */
export function conditionsOf({ files }: FileGroup): string {
  const recognised = files.map((file) => file.recognised);
  const stated = recognised.flatMap(({ fluence }) => fluence ?? []);
  const fluences = recognised.flatMap(({ fluencesUjPerCm2, parts, fluence }) =>
    fluence !== undefined
      ? []
      : fluencesUjPerCm2.length > 0
        ? fluencesUjPerCm2
        : parts.energy
          ? [parts.energy.uj]
          : [],
  );
  const lengths = recognised.flatMap(({ parts }) => (parts.length ? [parts.length.um] : []));
  const said = [
    ...[...new Set(stated)].map(statedText),
    ...(fluences.length > 0 ? [valuesText(fluences, 'µJ/cm²', 'fluences')] : []),
    ...(lengths.length > 0 ? [valuesText(lengths, 'µm', 'lengths')] : []),
  ];
  return said.join('; ');
}
