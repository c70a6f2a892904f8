import type { FilmResult } from '@modalgain/study';
import { familyHues, inks } from './inks.js';
import { shapes, type Shape } from './shapes.js';

/** How a film looks on every figure and page: hue and shape are the film, fill is the treatment. */
export interface FilmStyle {
  readonly hue: string;
  readonly shape: Shape;
  /** After treatment: filled and solid; before: hollow and dashed. */
  readonly treated: boolean;
  /** Fill of the marker. */
  readonly fill: string;
  /** `stroke-dasharray` of the film's lines. */
  readonly dashes: string | undefined;
}

/** What makes a film look as it does, and its name. */
export type FilmIdentity = Pick<FilmResult, 'name' | 'family' | 'stampedFrom'>;

/** After six families the hues repeat, each with the next shape. */
export function filmStyle({ family, stampedFrom }: Omit<FilmIdentity, 'name'>): FilmStyle {
  const hue = familyHues[family % familyHues.length] ?? inks.ink;
  const round = Math.floor(family / familyHues.length);
  const shape = shapes[(family + round) % shapes.length] ?? 'circle';
  const treated = stampedFrom !== null;
  return { hue, shape, treated, fill: treated ? hue : inks.paper, dashes: treated ? undefined : '4 2.5' };
}

/** In ink, for what belongs to no film: a model, the substance of all films. */
export const inkStyle: FilmStyle = {
  hue: inks.ink,
  shape: 'circle',
  treated: true,
  fill: inks.ink,
  dashes: undefined,
};

/** Films by family, families in order of their number. */
export function filmFamilies<Film extends FilmIdentity>(films: readonly Film[]): Film[][] {
  const families = new Map<number, Film[]>();
  for (const film of films) families.set(film.family, [...(families.get(film.family) ?? []), film]);
  return [...families.entries()].sort(([a], [b]) => a - b).map(([, members]) => members);
}
