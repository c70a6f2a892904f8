import type { SurfaceComparison, SurfaceDescription } from '@modalgain/surface';
import { thicknessOf, type DescribedChannel, type DescribedFile } from './analyse.js';
import type { Repeats } from './repeats.js';

/** What `--json` prints of one file. */
export function fileDocument({ file, channels, notes, areas }: DescribedFile): object {
  const thicknessNm = channels.map(thicknessOf).find((thickness) => thickness !== undefined);
  return {
    file,
    channels: channels.map(channelDocument),
    ...(thicknessNm ? { thicknessNm } : {}),
    ...(areas ? { areas } : {}),
    notes,
  };
}

/** What `--json` prints of scans of one film. */
export const repeatsDocument = (files: readonly DescribedFile[], repeats: Repeats): object => ({
  scans: files.map(fileDocument),
  ...repeats,
});

/** What `--json` prints of two surfaces. */
export const comparisonDocument = (
  before: DescribedFile,
  after: DescribedFile,
  comparison: SurfaceComparison,
): object => ({ before: fileDocument(before), after: fileDocument(after), comparison });

function channelDocument(channel: DescribedChannel): object {
  const { map, description } = channel;
  const { step, parameters, profileSpectra } = description;
  const thicknessNm = thicknessOf(channel);
  return {
    title: map.title,
    shape: [map.rows, map.columns],
    sizeNm: [map.widthNm, map.heightNm],
    roughness: description.roughness,
    ...(thicknessNm ? { thicknessNm } : {}),
    ...regionDocument(description),
    [step.kind === 'step' ? 'filmParameters' : 'scanParameters']: parameters,
    ...(description.spectrum ? { spectrum: columnsOf(description.spectrum) } : {}),
    profileSpectra: {
      ...(profileSpectra.x && { x: columnsOf(profileSpectra.x) }),
      ...(profileSpectra.y && { y: columnsOf(profileSpectra.y) }),
    },
    recipe: description.recipe,
    applied: description.applied,
    maskedPixels: description.maskedPixels,
    maskUse: description.maskUse,
    verdicts: description.verdicts,
  };
}

function regionDocument({ regionRoughness: region, step }: SurfaceDescription): object {
  if (region.kind !== 'determined') return {};
  const { sqNm, plainSqNm, correlationLengthNm } = region;
  const name = step.kind === 'step' ? 'filmRoughness' : 'scanRoughness';
  return { [name]: { sqNm, plainSqNm, correlationLengthNm } };
}

/** Typed arrays as JSON has them. */
const columnsOf = (columns: object): object =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]: [string, unknown]) => [
      name,
      column instanceof Float64Array ? Array.from(column) : column,
    ]),
  );
