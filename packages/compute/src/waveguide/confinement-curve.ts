import { filmMode } from './film-mode.js';
import type { WhichMode } from './guide-modes.js';
import type { GuideStack } from './guide-stack.js';

/** The three confinements of a mode against the film's thickness; null where it is not guided. */
export interface ConfinementCurves {
  readonly thicknessNm: readonly number[];
  readonly modal: readonly (number | null)[];
  readonly energy: readonly (number | null)[];
  readonly power: readonly (number | null)[];
}

/** At evenly spaced thicknesses, and at the cut-off, so that the curve starts where the mode does. */
export function confinementCurve(
  guide: GuideStack,
  mode: WhichMode,
  { rangeNm: [from, to], points }: { readonly rangeNm: readonly [number, number]; readonly points: number },
): ConfinementCurves {
  const even = Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  const { index } = guide.film;
  const { at, cutoffNm: cutoffAt } = filmMode(guide, mode);
  const cutoffNm = cutoffAt(index);
  const start = cutoffNm !== null && cutoffNm > from && cutoffNm < to ? [cutoffNm * (1 + 1e-9)] : [];
  const thicknessNm = [...even, ...start].sort((a, b) => a - b);
  const modes = thicknessNm.map((thickness) => at(thickness, index));
  return {
    thicknessNm,
    modal: modes.map((numbers) => numbers?.confinementModal ?? null),
    energy: modes.map((numbers) => numbers?.confinementEnergy ?? null),
    power: modes.map((numbers) => numbers?.confinementPower ?? null),
  };
}
