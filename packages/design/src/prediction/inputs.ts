import { InputError } from '@modalgain/numerics';
import type { FilmGainAndLoss } from '@modalgain/gain';

/** Modal confinement factor dN/dn of a film of that thickness; undefined where no mode is guided. */
export type ConfinementAt = (thicknessNm: number) => number | undefined;

/** Confinement with one source of error a standard deviation up, e.g. the film's index. */
export interface ConfinementShift {
  /** The same name as in the fit, where the fit's confinement factor had this source too. */
  readonly source: string;
  readonly confinementAt: ConfinementAt;
}

export interface PredictionInput {
  readonly confinementAt: ConfinementAt;
  readonly confinementShifts?: readonly ConfinementShift[];
  /** Film gain and loss, taken to be the same at every thickness. */
  readonly gain: FilmGainAndLoss;
  /** Increasing thicknesses in nm; two at least. They set the range and the resolution of the search. */
  readonly thicknessGridNm: readonly number[];
  /** Thickness at which a second mode is guided, with its standard error. */
  readonly singleModeLimitNm?: { readonly value: number; readonly standardError: number };
}

/** Refuses a grid or film gain from which nothing can be predicted. */
export function validatePrediction({ thicknessGridNm: grid, gain }: PredictionInput): void {
  if (grid.length < 2) {
    throw new InputError(`The thickness grid has ${grid.length} points; a prediction needs two or more.`);
  }
  const wrong = grid.findIndex((thickness, index) => !(thickness > (index === 0 ? 0 : grid[index - 1])));
  if (wrong >= 0) {
    throw new InputError(
      `The thickness grid has ${grid[wrong]} nm at place ${wrong + 1}; thicknesses have to be positive and increasing.`,
    );
  }
  if (!(gain.filmGainPerCm > 0)) {
    throw new InputError(
      `The film gain of ${gain.film} is ${gain.filmGainPerCm} cm-1; it has to be positive.`,
    );
  }
}
