import { interfacesNm, type GuideStack } from '@modalgain/compute';
import { mediumName } from '@modalgain/figures';

/** A layer or half-space as it is drawn. */
export interface Region {
  readonly kind: 'cover' | 'layer' | 'substrate';
  readonly isFilm: boolean;
  readonly name: string;
  /** Its place and constants in a few words. */
  readonly words: string;
  readonly fromNm: number;
  readonly toNm: number;
  /** Of layers alone. */
  readonly thicknessNm?: number;
}

/** All regions from cover to substrate; the half-spaces end where the drawing does. */
export function regionsOf(guide: GuideStack, [above, below]: readonly [number, number]): readonly Region[] {
  const { cover, substrate, film } = guide;
  const layers = [...guide.above, film, ...guide.below];
  const depths = interfacesNm(guide);
  const bottom = depths.at(-1) ?? 0;
  return [
    {
      kind: 'cover',
      isFilm: false,
      name: capitalised(mediumName(cover)),
      words: `cover, n ${cover.index.toFixed(3)}`,
      fromNm: -above,
      toNm: 0,
    },
    ...layers.map((layer, i) => ({
      kind: 'layer' as const,
      isFilm: layer === film,
      name: layer === film ? `${film.name} film` : capitalised(mediumName(layer)),
      words: `${layer.thicknessNm.toFixed(1)} nm, n ${layer.index.toFixed(3)}`,
      fromNm: depths[i] ?? 0,
      toNm: depths[i + 1] ?? 0,
      thicknessNm: layer.thicknessNm,
    })),
    {
      kind: 'substrate',
      isFilm: false,
      name: capitalised(mediumName(substrate)),
      words: `substrate, n ${substrate.index.toFixed(3)}`,
      fromNm: bottom,
      // Far enough for the drawing while a layer becomes thinner under the pointer.
      toNm: bottom + 3 * (below + bottom),
    },
  ];
}

/** Words with a capital; names of the library that are formulas stay as they are. */
const capitalised = (name: string): string =>
  /\d|=/.test(name) ? name : name.charAt(0).toUpperCase() + name.slice(1);
