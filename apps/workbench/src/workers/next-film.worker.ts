import {
  analyseStudy,
  nextFilmBench,
  outcomeOf,
  type NextFilmBench,
  type StudyFiles,
} from '@modalgain/compute';
import type { Progress } from '@modalgain/study';
import { expose } from 'comlink';

let bench: NextFilmBench | undefined;

/** The study that was opened last; a page opens one before it asks. */
function opened(): NextFilmBench {
  if (bench) return bench;
  throw new Error('The worker of the next film was asked before a study was opened.');
}

/** What an analysis leaves holds functions, which no message carries: so the study is analysed here, once. */
const functions = {
  open: (study: StudyFiles, progress: Progress) =>
    outcomeOf(async () => {
      bench = nextFilmBench(await analyseStudy(study, progress));
    }),
  design: (wanted: object) => outcomeOf(() => opened().design(wanted)),
  treat: (asked: object) => outcomeOf(() => opened().treat(asked)),
  trialTask: () => outcomeOf(() => opened().trialTask()),
};

export type NextFilmWorker = typeof functions;

expose(functions);
