import { filmGainAndLoss, type FilmGainAndLoss, type GlobalGainFit } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';

/**
 * Film gain and loss, with the errors that they have in common, of every fitted film at its reference fluence: what a
 * prediction for another thickness, index or stack starts from. Films below transparency there are left out.
 */
export function predictableFilms(fit: GlobalGainFit): FilmGainAndLoss[] {
  return fit.films.flatMap(({ film, filmGains }) => {
    const reference = filmGains.at(0);
    return reference ? gainAndLoss(fit, { film, fluenceUjPerCm2: reference.fluenceUjPerCm2 }) : [];
  });
}

function gainAndLoss(
  fit: GlobalGainFit,
  at: { readonly film: string; readonly fluenceUjPerCm2: number },
): FilmGainAndLoss[] {
  try {
    return [filmGainAndLoss(fit, at)];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
