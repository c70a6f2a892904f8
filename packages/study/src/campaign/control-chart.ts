import { compareNaturally } from '@modalgain/formats';
import { isDetermined, type CampaignFilm, type DeterminedFilm } from './campaign-film.js';
import { filmScatter, spread, type FilmScatter } from './film-scatter.js';

export type Side = 'above' | 'below';

/** A film against the limits that its own error sets. */
export interface ChartedFilm extends DeterminedFilm {
  /** Null where there are too few films for limits. */
  readonly limits: readonly [lower: number, upper: number] | null;
  readonly outside: Side | null;
}

/** Films in a row on one side of the centre line. */
export interface Run {
  readonly side: Side;
  /** Places of the first and the last of them on the chart, from 0. */
  readonly first: number;
  readonly last: number;
}

/** A quantity of the films of a campaign in the order in which they were made. */
export interface ControlChart {
  /** Null where there are too few films. */
  readonly scatter: FilmScatter | null;
  readonly films: readonly ChartedFilm[];
  readonly runs: readonly Run[];
  /** Films of which the quantity is not determined, or has no error. */
  readonly open: readonly CampaignFilm[];
}

/** With fewer, a scatter says nothing. */
export const fewestCharted = 8;
/** Shewhart's limits. */
const limitsAt = 3;
/** Western Electric's rule for a shift of the mean. */
export const longestRun = 8;

/**
 * Which films of a series are not like the rest: beyond three standard deviations from the mean, of the films' own scatter and of each one's
 * error together, or eight in a row on one side of it. D. C. Montgomery, Introduction to Statistical Quality Control (2019), chapters 5 and 6; with
 * limits for each point as for samples of different sizes.
 *
 * Films are ordered by `at`, numbers in it as numbers; where it is equal they stay as given.
 */
export function controlChart(films: readonly CampaignFilm[]): ControlChart {
  const charted = films
    .filter(isDetermined)
    .filter(({ estimate }) => estimate.standardError > 0 && Number.isFinite(estimate.standardError))
    .sort((a, b) => compareNaturally(a.at, b.at));
  const known = new Set<CampaignFilm>(charted);
  const scatter =
    charted.length < fewestCharted ? null : filmScatter(charted.map(({ estimate }) => estimate));
  return {
    scatter,
    films: charted.map((film) => againstLimits(film, scatter)),
    runs: scatter ? runsOf(charted, scatter) : [],
    open: films.filter((film) => !known.has(film)),
  };
}

function againstLimits(film: DeterminedFilm, scatter: FilmScatter | null): ChartedFilm {
  if (!scatter) return { ...film, limits: null, outside: null };
  const { estimate } = film;
  const half = limitsAt * spread(estimate, scatter.betweenFilms);
  const [lower, upper] = [scatter.mean - half, scatter.mean + half];
  const outside = estimate.value > upper ? 'above' : estimate.value < lower ? 'below' : null;
  return { ...film, limits: [lower, upper], outside };
}

function runsOf(films: readonly DeterminedFilm[], { mean }: FilmScatter): Run[] {
  const sideOf = ({ estimate }: DeterminedFilm): Side => (estimate.value > mean ? 'above' : 'below');
  const runs: Run[] = [];
  for (let first = 0; first < films.length;) {
    const side = sideOf(films[first]);
    const next = films.findIndex((film, i) => i > first && sideOf(film) !== side);
    const end = next < 0 ? films.length : next;
    if (end - first >= longestRun) runs.push({ side, first, last: end - 1 });
    first = end;
  }
  return runs;
}
