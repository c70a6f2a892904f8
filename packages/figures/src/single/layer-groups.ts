import type { PictureLayer } from '@modalgain/study';

/** Layers that stand in the stack `count` times one after the other. */
export interface Group {
  readonly layers: readonly PictureLayer[];
  readonly count: number;
  readonly first: PictureLayer;
  readonly last: PictureLayer;
}

const longestUnit = 4;
const fewestRepeats = 3;

/** A mirror of many pairs as one group, each other layer as its own. */
export function repeatedGroups(layers: readonly PictureLayer[]): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < layers.length;) {
    const { length, count } = repeatsAt(layers, at);
    const end = at + length * count;
    groups.push({ layers: layers.slice(at, at + length), count, first: layers[at], last: layers[end - 1] });
    at = end;
  }
  return groups;
}

function repeatsAt(layers: readonly PictureLayer[], at: number): { length: number; count: number } {
  for (let length = 2; length <= longestUnit; length++) {
    let count = 1;
    while (isSameUnit(layers, { at, length, next: at + count * length })) count++;
    if (count >= fewestRepeats) return { length, count };
  }
  return { length: 1, count: 1 };
}

function isSameUnit(
  layers: readonly PictureLayer[],
  { at, length, next }: { readonly at: number; readonly length: number; readonly next: number },
): boolean {
  const key = ({ name, thicknessNm, index }: PictureLayer): string =>
    JSON.stringify([name, thicknessNm, index]);
  return Array.from({ length }, (_, i) => i).every(
    (i) => next + i < layers.length && key(layers[next + i]) === key(layers[at + i]),
  );
}
