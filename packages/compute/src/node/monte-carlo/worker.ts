import { workerData } from 'node:worker_threads';
import type { BootstrapReplicates } from '@modalgain/numerics';
import { trialRunner, type MonteCarloTask, type TrialRun } from '@modalgain/study';
import { outcomeOf, type Outcome } from '../../outcome.js';

/** A part of all trials. */
export type TrialPart = Required<Pick<TrialRun, 'trials' | 'range'>>;

const run = trialRunner(workerData as MonteCarloTask);

/** Runs on a thread, which got the task when it was started. */
export function runTrialPart(part: TrialPart): Promise<Outcome<BootstrapReplicates>> {
  return outcomeOf(() => run(part));
}
