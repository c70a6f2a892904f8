import type { FinishedStudy, DesignDocument } from '@modalgain/study';
import { designNextFilm, readDesignInput } from '@modalgain/study';
import { InputError } from '@modalgain/numerics';

/** A finished study of which next films are designed. */
export interface NextFilmBench {
  /**
   * The best film within what is wanted, written as under `design:` in a study.
   *
   * @throws InputError for what cannot be read or cannot be
   */
  readonly design: (wanted: unknown) => Promise<DesignDocument>;
}

/** Puts an analysed study on the bench. */
export function nextFilmBench({ designSource }: FinishedStudy): NextFilmBench {
  return {
    design: (wanted) => {
      if (!designSource)
        return Promise.reject(
          new InputError(
            'The study has no film with a gain to carry over: scans, thickness and index bring it.',
          ),
        );
      return designNextFilm(designSource, readDesignInput(wanted));
    },
  };
}
