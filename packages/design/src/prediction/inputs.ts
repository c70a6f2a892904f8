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
  /** Film gain at the measured thickness, and the loss, which is taken to be the same at every thickness. */
  readonly gain: FilmGainAndLoss;
  /** Film gain at a thickness over that of the measured film, as the pump reaches less far into a thicker one; 1 at every thickness where absent. */
  readonly relativeFilmGainAt?: (thicknessNm: number) => number;
  /** Increasing thicknesses in nm; two at least. They set the range and the resolution of the search. */
  readonly thicknessGridNm: readonly number[];
  /** Thickness at which a second mode is guided, with its standard error. */
  readonly singleModeLimitNm?: { readonly value: number; readonly standardError: number };
}

/**
 * The input with the modal gain over the film gain of the measured film in place of every confinement: Gamma(d) times the relative film gain. All that is
 * predicted depends on this product.
 */
export function withModalShares(input: PredictionInput): PredictionInput {
  const { relativeFilmGainAt, confinementAt, confinementShifts = [] } = input;
  if (!relativeFilmGainAt) return input;
  const shareAt =
    (at: ConfinementAt): ConfinementAt =>
    (thicknessNm) => {
      const confinement = at(thicknessNm);
      return confinement === undefined ? undefined : confinement * relativeFilmGainAt(thicknessNm);
    };
  return {
    ...input,
    confinementAt: shareAt(confinementAt),
    confinementShifts: confinementShifts.map((shift) => ({
      ...shift,
      confinementAt: shareAt(shift.confinementAt),
    })),
  };
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
