import { lazyWorker } from '../engine/start-worker';
import type { AnalysisWorker } from '../workers/analysis.worker';
import type { StudyWorker } from '../workers/study.worker';

/** Answers at once: outline and edits of the study's text. */
export const studyWorker = lazyWorker<StudyWorker>(
  () => new Worker(new URL('../workers/study.worker.ts', import.meta.url), { type: 'module' }),
);

/** Busy for seconds: the whole analysis; stopped to cancel it. */
export const analysisWorker = lazyWorker<AnalysisWorker>(
  () => new Worker(new URL('../workers/analysis.worker.ts', import.meta.url), { type: 'module' }),
);
