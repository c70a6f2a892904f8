import { fitFilmScans, type StripeResult } from '@modalgain/study';
import { filmRequest, type FilmFiles } from './film-files.js';

/**
 * The stripe scans of one film, read and fitted again: what a run of the whole study would say of them, in a small part of
 * its time.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export function refitFilm(film: FilmFiles): Promise<StripeResult[]> {
  return fitFilmScans(filmRequest(film));
}
