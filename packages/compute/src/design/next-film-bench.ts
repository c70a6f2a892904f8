import type { FinishedStudy, DesignDocument, MonteCarloTask, TreatmentDocument } from '@modalgain/study';
import {
  designNextFilm,
  monteCarloTask,
  predictTreatment,
  readDesignInput,
  readTreatmentInput,
} from '@modalgain/study';
import { InputError } from '@modalgain/numerics';

/** A finished study of which next films are designed. */
export interface NextFilmBench {
  /**
   * The best film within what is wanted, written as under `design:` in a study.
   *
   * @throws InputError for what cannot be read or cannot be
   */
  readonly design: (wanted: unknown) => Promise<DesignDocument>;
  /**
   * What a treatment would do to a film, asked as under `treatment:` in a study.
   *
   * @throws InputError for what cannot be read, or a film without a determined gain
   */
  readonly treat: (asked: unknown) => Promise<TreatmentDocument>;
  /**
   * What trials of the study start from: plain data, for workers of their own.
   *
   * @throws InputError for a study without a film that guides a mode
   */
  readonly trialTask: () => Promise<MonteCarloTask>;
}

/** Puts an analysed study on the bench. */
export function nextFilmBench(finished: FinishedStudy): NextFilmBench {
  const { designSource, results } = finished;
  return {
    design: (wanted) => {
      if (!designSource) return Promise.reject(withoutGain());
      return designNextFilm(designSource, readDesignInput(wanted));
    },
    treat: (asked) => {
      if (!designSource) return Promise.reject(withoutGain());
      return predictTreatment(designSource, results.comparisons, readTreatmentInput(asked));
    },
    trialTask: () => monteCarloTask(finished),
  };
}

const withoutGain = (): InputError =>
  new InputError('The study has no film with a gain to carry over: scans, thickness and index bring it.');
