import { filmPredictor } from '../next-film/film-predictor.js';
import { shiftedLaws, type LawErrors } from '../next-film/law-errors.js';
import type { CarriedPair } from './carried-pair.js';
import { departures, type Departure, type TreatmentChange } from './departures.js';
import { treatedFilm, type FilmToTreat, type TreatedFilm } from './treated-film.js';

/** A film as the treatment of one pair would leave it. */
export interface FilmByPair {
  readonly carried: CarriedPair;
  readonly film: TreatedFilm;
  /** The same with one measured departure of the pair off by a standard error. */
  readonly moved: readonly TreatedFilm[];
}

/** A film with each independent source of its own error up by one standard error. */
export type FilmWithShifts = { readonly film: TreatedFilm; readonly shifted: readonly TreatedFilm[] };

/** All films that a prediction under one law is made of. */
export interface TreatedFilms {
  /** Of the law, against others. */
  readonly weight: number;
  readonly byPair: readonly FilmByPair[];
  /** To which is done what is typical of the pairs. */
  readonly typical: FilmWithShifts;
}

export function treatByPairs(film: FilmToTreat, pairs: readonly CarriedPair[]): FilmByPair[] {
  return pairs.map((carried) => ({
    carried,
    film: treatedFilm(film, carried.change),
    moved: departures.flatMap((name) => {
      const error = carried.errors[name] ?? 0;
      return error > 0 ? [movedBy(film, carried.change, name, error)] : [];
    }),
  }));
}

/** To the other side where nothing is guided on this one. */
function movedBy(film: FilmToTreat, change: TreatmentChange, name: Departure, error: number): TreatedFilm {
  const there = treatedFilm(film, { ...change, [name]: change[name] + error });
  if (there.confinementModal !== undefined) return there;
  return treatedFilm(film, { ...change, [name]: change[name] - error });
}

/** What a film comes to after a change, and after the same change if its law were off. */
export function filmWithShifts(
  film: FilmToTreat,
  errors: LawErrors,
): (change: TreatmentChange) => FilmWithShifts {
  const shifted = shiftedLaws(film.predictor.law, errors).map(({ law }): FilmToTreat => ({
    ...film,
    predictor: filmPredictor(law, film.measured),
  }));
  return (change) => ({
    film: treatedFilm(film, change),
    shifted: shifted.map((each) => treatedFilm(each, change)),
  });
}

/** What is typical of pairs; of each departure, of those that have measured it. */
export function typicalChange(pairs: readonly CarriedPair[]): TreatmentChange {
  const mean = (name: Departure): number => {
    const measured = pairs.filter(({ errors }) => errors[name] !== undefined);
    return measured.reduce((sum, { change }) => sum + change[name] / measured.length, 0);
  };
  return Object.fromEntries(departures.map((name) => [name, mean(name)])) as unknown as TreatmentChange;
}
