import { propagate, type Estimate } from '@modalgain/numerics';
import { correlatedIndex } from '@modalgain/study';
import { filmMode } from './film-mode.js';
import type { GuideStack } from './guide-stack.js';
import { lightLineOf, type ModeNumbers, type WhichMode } from './guide-modes.js';

/** The three confinements of a mode and its effective index, with the errors of the film's thickness and index. */
export interface ConfinementEstimates {
  readonly modal: Estimate;
  readonly energy: Estimate | null;
  readonly power: Estimate;
  readonly effectiveIndex: Estimate;
}

/** Thickness and index of the film. */
export interface FilmEstimates {
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  /** Of both, where one fit of ellipsometry gave them; else 0. */
  readonly correlation: number;
}

/** Undefined where the mode is not guided. Where an error reaches below cut-off, nothing is confined there. */
export function confinementEstimates(
  guide: GuideStack,
  film: FilmEstimates,
  mode: WhichMode,
): ConfinementEstimates | undefined {
  const modes = filmMode(guide, mode);
  const at = modes.at(guide.film.thicknessNm, guide.film.index);
  if (at === undefined) return undefined;
  const { independent, indexAt } = correlatedIndex(film);
  const quantity = (pick: (numbers: ModeNumbers) => number, belowCutoff: number): Estimate => {
    const estimate = propagate(
      [film.thicknessNm, independent],
      ([thicknessNm = 0, index = 0]) => {
        const moved = modes.at(thicknessNm, indexAt(index, thicknessNm));
        return moved ? pick(moved) : belowCutoff;
      },
      'mode solver, errors of thickness and index',
    );
    const [lower, upper] = estimate.interval95;
    return { ...estimate, interval95: [Math.max(lower, belowCutoff), upper] };
  };
  return {
    modal: quantity(({ confinementModal }) => confinementModal, 0),
    power: quantity(({ confinementPower }) => confinementPower, 0),
    energy: at.confinementEnergy === null ? null : quantity((moved) => moved.confinementEnergy ?? 0, 0),
    effectiveIndex: quantity(({ effectiveIndex }) => effectiveIndex, lightLineOf(guide)),
  };
}
