import { checkStack, filmPositions, type Stack } from '@modalgain/optics';
import type { YamlDocument } from '../yaml/index.js';
import { stackAt } from './evaluate.js';
import type { ReadLayer } from './read-layer.js';
import type { StackEntries } from './stack-schema.js';

/**
 * The places of the film's layers: those that are marked, or else the only inner entry of the file, or the one of the highest index where the
 * wavelength is known; none where nothing tells. Checks the stack on the way, as the mode solver would.
 *
 * @throws InputError as `checkStack`; of a stack without wavelength the thicknesses alone are checked, of one of two layers the film.
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
  const stack =
    wavelengthNm === undefined
      ? thicknessesAlone(layers)
      : stackAt({ layers, boundary: entries.boundary, document, wavelengthNm });
  const marked = layers.flatMap(({ entry }, at) => (entries.layers[entry].film === true ? [at] : []));
  if (layers.length === 2) return marked.length === 0 ? [] : filmPositions({ ...stack, film: marked });
  checkStack({ ...stack, ...(marked.length > 0 && { film: marked }) });
  if (marked.length > 0) return marked;
  const inner = layers.slice(1, -1);
  const several = inner.some(({ entry }) => entry !== inner[0].entry);
  if (several && wavelengthNm === undefined) return [];
  const { entry: film } = layers[filmPositions(stack)[0]];
  return layers.flatMap(({ entry }, at) => (entry === film ? [at] : []));
}

function thicknessesAlone(layers: readonly ReadLayer[]): Stack {
  return {
    wavelengthNm: 1e9,
    layers: layers.map(({ thickness }) => ({ index: 1, ...(thickness && { thicknessNm: thickness.value }) })),
  };
}
