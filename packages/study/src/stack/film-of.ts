import { checkStack, filmPositions, type Stack } from '@modalgain/optics';
import type { YamlDocument } from '../yaml/index.js';
import { stackAt } from './evaluate.js';
import type { ReadLayer } from './read-layer.js';
import type { StackEntries } from './stack-schema.js';

/**
 * The places of the film's layers: those that are marked, or else the only inner entry of the file, or the one of the highest index where the
 * wavelength is known; none where nothing tells. Thicknesses and marks are checked on the way; indices are by whom they are evaluated for, since
 * modes and plane waves take different ones.
 *
 * @throws InputError as `checkStack` for thicknesses and film, and outside the range of a material at the wavelength
 */
export function filmOf({
  layers,
  entries,
  document,
  wavelengthNm,
}: {
  readonly layers: readonly ReadLayer[];
  readonly entries: StackEntries;
  readonly document: YamlDocument;
  readonly wavelengthNm: number | undefined;
}): readonly number[] {
  const marked = layers.flatMap(({ entry }, at) => (entries.layers[entry].film === true ? [at] : []));
  const known =
    wavelengthNm === undefined
      ? undefined
      : stackAt({ layers, boundary: entries.boundary, document, wavelengthNm });
  if (layers.length === 2)
    return marked.length === 0 ? [] : filmPositions({ ...thicknessesAlone(layers), film: marked });
  checkStack({ ...thicknessesAlone(layers), ...(marked.length > 0 && { film: marked }) });
  if (marked.length > 0) return marked;
  const inner = layers.slice(1, -1);
  const several = inner.some(({ entry }) => entry !== inner[0].entry);
  if (several && known === undefined) return [];
  const { entry: film } = layers[known === undefined ? 1 : filmPositions(known)[0]];
  return layers.flatMap(({ entry }, at) => (entry === film ? [at] : []));
}

function thicknessesAlone(layers: readonly ReadLayer[]): Stack {
  return {
    wavelengthNm: 1,
    layers: layers.map(({ thickness }) => ({ index: 1, ...(thickness && { thicknessNm: thickness.value }) })),
  };
}
