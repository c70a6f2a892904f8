export { VaryingFilm, type VaryingFilmRequest } from './varying-film.js';
export type { FilmMode } from './film-mode.js';
