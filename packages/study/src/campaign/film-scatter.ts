import { findRoot, median } from '@modalgain/numerics';

/** A measured value and its standard error, above 0. */
export interface Measured {
  readonly value: number;
  readonly standardError: number;
}

/** Films that vary about a mean beside the errors with which they were measured (random effects). */
export interface FilmScatter {
  readonly mean: number;
  readonly meanError: number;
  /** Standard deviation of the films themselves. */
  readonly betweenFilms: number;
}

/** Of a normal distribution: half of all lie within so many standard deviations. */
const medianDeviation = 0.6744897501960817;
/** Films farther out than that from where most are do not tell what the films' scatter is. */
const farthest = 3.5;

/**
 * Mean and scatter of films, of which a few may be others altogether: these are set aside by medians first, which half of all films cannot move.
 * The rest by Paule and Mandel, J. Res. Natl. Bur. Stand. 87, 377 (1982), doi 10.6028/jres.087.022: the scatter at which weighted squares about the
 * weighted mean are as many as degrees of freedom.
 */
export function filmScatter(films: readonly Measured[]): FilmScatter {
  const centre = median(films.map(({ value }) => value));
  const deviation = (between: number): number =>
    median(films.map((film) => Math.abs(film.value - centre) / spread(film, between)));
  const robust = scatterWhere((between) => deviation(between) - medianDeviation, films);
  return pauleMandel(
    films.filter((film) => Math.abs(film.value - centre) <= farthest * spread(film, robust)),
  );
}

/** How far a film may be expected from the mean. */
export const spread = ({ standardError }: Measured, between: number): number =>
  Math.hypot(standardError, between);

function pauleMandel(films: readonly Measured[]): FilmScatter {
  const excess = (between: number): number => {
    const { mean } = weighted(films, between);
    const squares = films.reduce((sum, film) => sum + ((film.value - mean) / spread(film, between)) ** 2, 0);
    return squares - (films.length - 1);
  };
  const betweenFilms = scatterWhere(excess, films);
  const { mean, weight } = weighted(films, betweenFilms);
  return { mean, meanError: 1 / Math.sqrt(weight), betweenFilms };
}

function weighted(films: readonly Measured[], between: number): { mean: number; weight: number } {
  let [weight, sum] = [0, 0];
  for (const film of films) {
    const own = spread(film, between) ** -2;
    weight += own;
    sum += own * film.value;
  }
  return { mean: sum / weight, weight };
}

/** The scatter at which a falling function of it is 0; 0 where it begins below. */
function scatterWhere(excess: (between: number) => number, films: readonly Measured[]): number {
  if (!(excess(0) > 0)) return 0;
  const values = films.map(({ value }) => value);
  let upper = Math.max(...values) - Math.min(...values);
  while (excess(upper) > 0) upper *= 2;
  return findRoot({ f: excess, lower: 0, upper, tolerance: 1e-12 * upper });
}
