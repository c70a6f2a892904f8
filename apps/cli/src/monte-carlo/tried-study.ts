import { runTrialsOnThreads } from '@modalgain/compute/node';
import {
  concludeTrials,
  defaultTrials,
  monteCarloTask,
  type FinishedStudy,
  type MonteCarloDocument,
} from '@modalgain/study';
import { progressBar } from '../progress.js';

/** Runs the trials of a finished study on all cores, with a bar on the terminal. */
export async function triedStudy(
  finished: FinishedStudy,
  options: { readonly trials?: number; readonly seed?: number; readonly signal: AbortSignal },
): Promise<MonteCarloDocument> {
  const { trials = defaultTrials, seed, signal } = options;
  const task = await monteCarloTask(finished);
  const seeded = seed === undefined ? task : { ...task, seed };
  const bar = progressBar();
  try {
    const progress = (done: number, total: number): void => {
      bar.progress({ done, total, what: `${String(done)} of ${String(total)} trials` });
    };
    progress(0, trials);
    const rows = await runTrialsOnThreads(seeded, { trials, progress, signal });
    return concludeTrials(finished.results.study.file, seeded, rows);
  } finally {
    bar.end();
  }
}
