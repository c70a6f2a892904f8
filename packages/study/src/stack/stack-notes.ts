import type { ReadLayer } from './read-layer.js';
import type { StackEntries } from './stack-schema.js';

/** What was assumed in reading a stack file, one sentence each. */
export function notesOn({
  entries,
  layers,
  film,
  wavelengthNm,
}: {
  readonly entries: StackEntries;
  readonly layers: readonly ReadLayer[];
  readonly film: readonly number[];
  readonly wavelengthNm: number | undefined;
}): string[] {
  const marked = entries.layers.some((layer) => layer.film === true);
  const assumed =
    marked || entries.layers.length <= 3 || film.length === 0
      ? []
      : [
          `No layer is marked "film: true"; the inner layer of the highest index, ${labelOf(layers[film[0]])}, is taken.`,
        ];
  return [...assumed, ...(wavelengthNm === undefined ? [] : unknownExtinctions(layers, wavelengthNm))];
}

function unknownExtinctions(layers: readonly ReadLayer[], wavelengthNm: number): string[] {
  const unknown = layers
    .map(({ substance }) => substance)
    .filter(({ fromFile, nkAt }) => fromFile === true && nkAt(wavelengthNm).k === undefined)
    .map(({ name }) => name);
  if (unknown.length === 0) return [];
  return [`The file gives no k, and it is taken as 0, of ${[...new Set(unknown)].join(', ')}.`];
}

const labelOf = ({ entry, name }: ReadLayer): string =>
  name === undefined ? `layer ${entry + 1}` : `layer ${entry + 1} (${name})`;
