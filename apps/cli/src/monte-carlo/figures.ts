import {
  trialHistogramFigure,
  trialIntervalsFigure,
  type Figure,
  type FilmIdentity,
} from '@modalgain/figures';
import type { MonteCarloDocument } from '@modalgain/study';

/** For each film its intervals, and the histogram of what differs most, else of its density or confinement. */
export function monteCarloFigures(document: MonteCarloDocument, films: readonly FilmIdentity[]): Figure[] {
  return films.flatMap((film) => {
    const own = document.quantities.filter((quantity) => quantity.film === film.name);
    if (own.length === 0) return [];
    const shown =
      own
        .filter(({ agreement }) => agreement?.agrees === false)
        .sort((a, b) => farthest(b) - farthest(a))
        .at(0) ??
      own.find(({ quantity }) => quantity === 'densityPerCm3') ??
      own[0];
    return [trialIntervalsFigure(film, document), trialHistogramFigure(film, shown)];
  });
}

/** How far an end of the trials lies from the stated one, in half the stated width. */
function farthest({ agreement }: MonteCarloDocument['quantities'][number]): number {
  return Math.max(...(agreement?.endShifts ?? []).map((shift) => Math.abs(shift ?? Infinity)), 0);
}
