import type { Outcome, Problem } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import { useEffect, useState } from 'react';
import { sameStudy } from '../../model/snapshot';
import { useSnapshot, useStudy } from '../../model/study-store';
import { filmFilesOf } from '../../model/film-files';
import { refitNewest } from './workers';

/** The scans of a film as they are to be shown. */
export interface FilmStripes {
  /** Of the present study, or the newest there are; null before there are any. */
  readonly stripes: readonly StripeResult[] | null;
  /** Whether they are of an earlier state of the study and new ones are on their way. */
  readonly isRefitting: boolean;
  /** Why the scans of the present study cannot be fitted. */
  readonly problem: Problem | null;
}

interface Refit {
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly film: string;
  readonly outcome: Outcome<StripeResult[]>;
}

/**
 * The scans of a film: from the results where these are of the present study, else fitted again on a worker, well before
 * the analysis of the whole study is through.
 */
export function useFilmStripes(film: string): FilmStripes {
  const { text, files } = useSnapshot();
  const finished = useStudy((state) => state.finished);
  const isFresh = finished !== null && sameStudy(finished.of, { text, files });
  const [refit, setRefit] = useState<Refit | null>(null);
  const results = finished?.results ?? null;

  useEffect(() => {
    if (isFresh) return;
    void refitNewest(filmFilesOf({ text, files }, film, results)).then((outcome) => {
      if (outcome) setRefit({ text, files, film, outcome });
    });
  }, [isFresh, text, files, film, results]);

  const ofResults = results?.films.find(({ name }) => name === film)?.stripes ?? null;
  if (isFresh) return { stripes: ofResults, isRefitting: false, problem: null };
  const mine = refit?.film === film ? refit : null;
  const isCurrent = mine?.text === text && mine.files === files;
  const outcome = mine?.outcome;
  return {
    stripes: outcome?.kind === 'ok' ? outcome.value : ofResults,
    isRefitting: !isCurrent,
    problem: isCurrent && outcome?.kind === 'problem' ? outcome.problem : null,
  };
}
