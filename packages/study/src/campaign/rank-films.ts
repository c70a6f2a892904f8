import { normalQuantile975 } from '@modalgain/numerics';
import { isDetermined, type CampaignFilm, type DeterminedFilm } from './campaign-film.js';

export interface RankedFilm extends DeterminedFilm {
  /** From 1. */
  readonly rank: number;
  /** Lower than the best beyond the 95 % error of their difference; errors as if they were independent. */
  readonly isBelowBest: boolean;
}

/** Films of a campaign, the best first. */
export interface Ranking {
  readonly ranked: readonly RankedFilm[];
  /** Those of which the quantity is not determined, in the order of the campaign. */
  readonly open: readonly CampaignFilm[];
}

/** Films by a quantity of which more is better; films of one value stand in the order of the campaign. */
export function rankFilms(films: readonly CampaignFilm[]): Ranking {
  const sorted = films.filter(isDetermined).sort((a, b) => b.estimate.value - a.estimate.value);
  const best = sorted.at(0)?.estimate;
  return {
    ranked: sorted.map((film, i) => ({
      ...film,
      rank: i + 1,
      isBelowBest: best !== undefined && isBelow(film.estimate, best),
    })),
    open: films.filter((film) => !isDetermined(film)),
  };
}

function isBelow(one: DeterminedFilm['estimate'], best: DeterminedFilm['estimate']): boolean {
  const error = Math.hypot(one.standardError, best.standardError);
  return best.value - one.value > normalQuantile975 * error;
}
