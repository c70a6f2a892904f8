import type { ConfinementCurve, FilmResult } from '../results/index.js';
import { finiteCutoffOf, modeOf } from './guide.js';
import type { Surroundings } from './guide.js';

const defaultRangeNm: readonly [number, number] = [20, 400];
const pointCount = 120;

/** Indices at which curves are drawn: the smallest, middle and largest of the films, rounded. */
function indicesOf(films: readonly FilmResult[]): number[] {
  const indices = films.flatMap(({ filmIndex }) => filmIndex?.value ?? []).sort((a, b) => a - b);
  if (indices.length === 0) return [];
  const middle = indices[Math.floor(indices.length / 2)];
  const chosen = [indices[0], middle, indices[indices.length - 1]].map(
    (index) => Math.round(index * 100) / 100,
  );
  return [...new Set(chosen)];
}

/** Confinement of TE0 against thickness for the range of indices that the films have. */
export function confinementCurvesOf(
  films: readonly FilmResult[],
  around: Surroundings,
  rangeNm: readonly [number, number] = defaultRangeNm,
): ConfinementCurve[] {
  const [from, to] = rangeNm;
  const thicknessNm = Array.from(
    { length: pointCount },
    (_, i) => from + ((to - from) * i) / (pointCount - 1),
  );
  return indicesOf(films).map((filmIndex) => {
    const modes = thicknessNm.map((thickness) => modeOf(around, { thicknessNm: thickness, filmIndex }));
    return {
      filmIndex,
      cutoffThicknessNm: finiteCutoffOf(around, filmIndex),
      thicknessNm,
      modal: modes.map((mode) => (mode.kind === 'guided' ? mode.confinementModal : null)),
      power: modes.map((mode) => (mode.kind === 'guided' ? mode.confinementPower : null)),
    };
  });
}
