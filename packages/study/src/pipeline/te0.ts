import { guidedModes } from '@modalgain/optics';
import type { Mode, Stack } from '@modalgain/optics';
import { absorbingMode, hasAbsorbingMedia, withExtinction } from './absorbing-guide.js';
import { stackOf } from './guide.js';
import type { FilmGeometry, Surroundings } from './guide.js';

/** The stack of a film, with the k of media that absorb much, and TE0 of it: the mode of `modeOf`, with its field. Undefined where none is guided. */
export function te0Of(
  around: Surroundings,
  film: FilmGeometry,
): { readonly stack: Stack; readonly mode: Mode } | undefined {
  if (!(film.thicknessNm > 0)) return undefined;
  const lossless = stackOf(around, film);
  const stack = hasAbsorbingMedia(around) ? withExtinction(lossless, around) : lossless;
  const mode = stack === lossless ? guidedModes(stack, 'TE', 1).at(0) : absorbingMode(stack, 'TE', 0);
  return mode && { stack, mode };
}
