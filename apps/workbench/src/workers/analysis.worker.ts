import { analyseStudy, outcomeOf, type StudyFiles } from '@modalgain/compute';
import type { Progress } from '@modalgain/study';
import { expose } from 'comlink';

/** The whole analysis. It is cancelled by ending the worker. */
const functions = {
  analyse: (study: StudyFiles, progress: Progress) =>
    outcomeOf(async () => {
      const { results, gainInput, filmGains } = await analyseStudy(study, progress);
      return { results, gainInput, filmGains };
    }),
};

export type AnalysisWorker = typeof functions;

expose(functions);
