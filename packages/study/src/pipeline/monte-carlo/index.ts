import { bootstrap, type BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloDocument } from '../../documents/index.js';
import type { FinishedStudy } from '../run-study.js';
import { monteCarloTask } from './build-task.js';
import { concludeTrials } from './conclude.js';
import { trialOf } from './trial.js';
import type { MonteCarloTask } from './task.js';
import { valueOf } from './value-of.js';

export { monteCarloTask, type TrialSource } from './build-task.js';
export { concludeTrials } from './conclude.js';
export type { MonteCarloTask } from './task.js';

/** So many trials give the ends of a 95 % interval to 4 % of its width. */
export const defaultTrials = 1000;

export interface TrialRun {
  /** Of all trials. */
  readonly trials: number;
  /** The part of them to do here, `from` included, `to` not; absent: all. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The whole chain, to be repeated on other draws of its data: one row of values a trial. Trial i draws from stream i of the seed, so
 * that parts that are joined by `joinReplicates` are the same numbers as one run's. What all trials have in common is computed
 * once, here. What it returns throws AbortError when its `signal` is aborted.
 */
export function trialRunner(task: MonteCarloTask): (run: TrialRun) => BootstrapReplicates {
  const trial = trialOf(task);
  return (run) =>
    bootstrap({
      ...run,
      replicates: run.trials,
      seed: task.seed,
      draw: trial,
      estimate: (found) => ({ values: task.quantities.map((quantity) => valueOf(task, quantity, found)) }),
    });
}

/**
 * A finished study against trials of it: each draws every named cause of error once and the noise of every scan, and repeats
 * stripe fits, mode, gain fit and prediction.
 *
 * @throws InputError as `monteCarloTask`; AbortError when `signal` is aborted
 */
export async function monteCarlo(
  finished: FinishedStudy,
  { seed, trials = defaultTrials, ...run }: Partial<TrialRun> & { readonly seed?: number } = {},
): Promise<MonteCarloDocument> {
  const task = await monteCarloTask(finished);
  const seeded = seed === undefined ? task : { ...task, seed };
  return concludeTrials(finished.results.study.file, seeded, trialRunner(seeded)({ ...run, trials }));
}
