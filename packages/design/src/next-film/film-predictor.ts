import { InputError } from '@modalgain/numerics';
import type { Candidate, DesignMedia, FilmLaw } from './film-law.js';
import { solveFilm, type SolvedFilm } from './solve-film.js';

/** What the law needs of a film: all but its modes. */
export type GuidingFilm = Omit<SolvedFilm, 'stack' | 'mode'>;

/** What gain and loss of a film come to. */
export interface PredictedGain<Film> {
  readonly lossPerCm: number;
  /** Modal gain at an incident fluence over the film gain of the measured film: confinement, density and inversion. */
  readonly modalShareAt: (fluenceUjPerCm2: number) => number;
  readonly netGainAt: (fluenceUjPerCm2: number) => number;
  /** The incident fluence that a net gain needs; undefined where it saturates below. */
  readonly fluenceOf: (netGain: NeededGain<Film>) => number | undefined;
}

/** A candidate with what its gain and loss come to. */
export type PredictedFilm = SolvedFilm & PredictedGain<SolvedFilm>;

/** A net gain in cm-1, of one number or as a film needs it: facets reflect as the mode has it. */
export type NeededGain<Film = SolvedFilm> = number | ((film: Film) => number);

/** Predicts candidates, and counts how many. */
export interface FilmPredictor {
  readonly law: FilmLaw;
  /** Undefined where nothing is guided. */
  readonly predict: (media: DesignMedia, candidate: Candidate) => PredictedFilm | undefined;
  /** A film whose confinement is known, by whatever means. */
  readonly of: <Film extends GuidingFilm>(film: Film, densityRatio: number) => Film & PredictedGain<Film>;
  /** The same without the film itself: for very many. */
  readonly gainOf: <Film extends GuidingFilm>(film: Film, densityRatio: number) => PredictedGain<Film>;
  readonly count: () => number;
}

/**
 * Net gain of films that are made otherwise than a measured one,
 *
 *     netGain = Gamma rho G f(x)/f_0 - loss,
 *
 * with G and f_0 film gain and inversion of the measured film at the reference fluence, rho the density ratio and f averaged over the depth of
 * the pump. Of the loss, what the film absorbs follows rho Gamma, what its surface scatters follows the mode, and the rest is held.
 *
 * @param measured the media around the measured film, and how it was pumped
 * @throws InputError where the measured film guides nothing, or has no gain at the reference fluence
 */
export function filmPredictor(
  law: FilmLaw,
  measured: { readonly media: DesignMedia; readonly candidate: Candidate },
): FilmPredictor {
  const reference = solveFilm(law, measured.media, measured.candidate);
  if (!reference) throw new InputError(`${law.film} guides no mode; there is nothing to start from.`, {});
  const inversion = inversionOf(reference, law.referenceFluenceUjPerCm2);
  if (!(inversion > 0))
    throw new InputError(`${law.film} has no gain at ${law.referenceFluenceUjPerCm2} µJ/cm².`, {});
  const parts = lossParts(law, reference);
  let asked = 0;
  const gainOf = <Film extends GuidingFilm>(film: Film, densityRatio: number): PredictedGain<Film> => {
    const relative = (film.confinementModal * densityRatio) / reference.confinementModal;
    const scattered = parts.scatteringPerCm > 0 ? film.scatteringPerCm / reference.scatteringPerCm : 0;
    const lossPerCm = parts.heldPerCm + parts.absorptionPerCm * relative + parts.scatteringPerCm * scattered;
    const scale = (film.confinementModal * densityRatio) / inversion;
    const modalShareAt = (fluence: number): number => scale * inversionOf(film, fluence);
    return {
      lossPerCm,
      modalShareAt,
      netGainAt: (fluence) => law.filmGainPerCm * modalShareAt(fluence) - lossPerCm,
      fluenceOf: (netGain) => {
        const netGainPerCm = neededBy(film, netGain);
        const x = film.model.inverse((netGainPerCm + lossPerCm) / (law.filmGainPerCm * scale));
        return x === undefined ? undefined : x * film.saturationFluenceUjPerCm2;
      },
    };
  };
  const of = <Film extends GuidingFilm>(film: Film, densityRatio: number): Film & PredictedGain<Film> => ({
    ...film,
    ...gainOf(film, densityRatio),
  });
  const predict = (media: DesignMedia, candidate: Candidate): PredictedFilm | undefined => {
    asked++;
    const film = solveFilm(law, media, candidate);
    return film && of(film, candidate.densityRatio);
  };
  return { law, predict, of, gainOf, count: () => asked };
}

/** What a film needs, cm-1. */
export const neededBy = <Film>(film: Film, netGain: NeededGain<Film>): number =>
  typeof netGain === 'function' ? netGain(film) : netGain;

const inversionOf = ({ model, saturationFluenceUjPerCm2 }: GuidingFilm, fluenceUjPerCm2: number): number =>
  model.inversion(fluenceUjPerCm2 / saturationFluenceUjPerCm2);

/** The measured loss in its parts; together they are never more than it. */
function lossParts(
  law: FilmLaw,
  reference: SolvedFilm,
): { readonly absorptionPerCm: number; readonly scatteringPerCm: number; readonly heldPerCm: number } {
  const { lossPerCm } = law;
  const absorptionPerCm = Math.min(law.absorptionPerCm * reference.confinementModal, lossPerCm);
  const scatteringPerCm = Math.min(reference.scatteringPerCm, lossPerCm - absorptionPerCm);
  return { absorptionPerCm, scatteringPerCm, heldPerCm: lossPerCm - absorptionPerCm - scatteringPerCm };
}
