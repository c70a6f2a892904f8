import { filmGainAndLoss, type FilmGainAndLoss, type GlobalGainFit } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmForGain } from './gain-input.js';
import { pumpReachOf, type PumpReach } from './pump-reach.js';

/** What a prediction for another thickness, index or stack starts from. */
export interface PredictableFilm extends FilmGainAndLoss {
  readonly pumpReach: PumpReach | null;
}

/**
 * Film gain and loss, with the errors that they have in common, of every fitted film at its reference fluence. Films below
 * transparency there are left out.
 */
export function predictableFilms(fit: GlobalGainFit, films: readonly FilmForGain[]): PredictableFilm[] {
  return films.flatMap((film) => {
    const reference = fit.films.find((fitted) => fitted.film === film.name)?.filmGains.at(0);
    if (!reference) return [];
    const { fluenceUjPerCm2 } = reference;
    const gain = gainAndLoss(fit, { film: film.name, fluenceUjPerCm2 });
    return gain ? { ...gain, pumpReach: pumpReachOf(fit, film, fluenceUjPerCm2) } : [];
  });
}

function gainAndLoss(
  fit: GlobalGainFit,
  at: { readonly film: string; readonly fluenceUjPerCm2: number },
): FilmGainAndLoss | undefined {
  try {
    return filmGainAndLoss(fit, at);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
