import { familyHues, filmStyle, type FilmIdentity, type FilmStyle } from '@modalgain/figures';

/** How a film looks on the page: the shared style, its hue as the theme has it. */
export interface FilmLook {
  readonly film: FilmIdentity;
  readonly style: FilmStyle;
  readonly hue: string;
}

export const filmLook = (film: FilmIdentity): FilmLook => ({
  film,
  style: filmStyle(film),
  hue: `var(--f${(film.family % familyHues.length) + 1})`,
});
