import type { DeviationOf } from '@modalgain/gain';
import { nuisanceName } from '@modalgain/numerics';
import { correlatedIndex } from '../correlated-index.js';
import { heightScaleSource, indexSource, thicknessSource } from '../error-sources.js';
import { modeOf, type Surroundings } from '../guide.js';
import type { FilmTask } from './task.js';

/** A film as one trial measures it. */
export interface FilmAgain {
  readonly thicknessNm: number;
  readonly filmIndex: number;
  /** Undefined where it guides no mode. */
  readonly confinementModal: number | undefined;
}

export const pumpIndexSource = (film: string): string =>
  nuisanceName({ quantity: 'index at the pump', scope: 'film', place: film });

export const pumpExtinctionSource = (film: string): string =>
  nuisanceName({ quantity: 'k at the pump', scope: 'film', place: film });

/** Thickness and index of a film with this trial's deviations, their correlation included, and the confinement that follows. */
export function filmAgain(film: FilmTask, around: Surroundings, deviationOf: DeviationOf): FilmAgain {
  const { name, thicknessNm, heightScaleError } = film;
  const relative = thicknessNm.standardError / thicknessNm.value;
  const own = Math.sqrt(Math.max(0, relative ** 2 - heightScaleError ** 2));
  const thickness =
    thicknessNm.value *
    (1 + own * deviationOf(thicknessSource(name)) + heightScaleError * deviationOf(heightScaleSource));
  const { independent, indexAt } = correlatedIndex({
    filmIndex: film.filmIndex,
    thicknessNm,
    correlation: film.indexThicknessCorrelation,
  });
  const index = independent.value + independent.standardError * deviationOf(indexSource(name));
  const filmIndex = indexAt(index, thickness);
  const mode = modeOf(around, { thicknessNm: thickness, filmIndex });
  return {
    thicknessNm: thickness,
    filmIndex,
    confinementModal: mode.kind === 'guided' ? mode.confinementModal : undefined,
  };
}
