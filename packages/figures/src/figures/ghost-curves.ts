import type { Markish } from '@observablehq/plot';
import { curveMark, type Curve } from '../draw/marks.js';
import { inks } from '../style/inks.js';

/** The curves of all films but those of the panel, as grey lines: what the panel is to be compared with. */
export function ghostCurves<Film>({
  films,
  family,
  curveOf,
}: {
  readonly films: readonly Film[];
  readonly family: readonly Film[];
  readonly curveOf: (film: Film) => Curve | undefined;
}): Markish[] {
  return films
    .filter((film) => !family.includes(film))
    .flatMap((film) => {
      const curve = curveOf(film);
      return curve ? [curveMark(curve, { stroke: inks.ghost, width: 0.9 })] : [];
    });
}
