import { joinReplicates, type BootstrapReplicates } from '@modalgain/numerics';
import {
  concludeTrials,
  trialRunner,
  type MonteCarloDocument,
  type MonteCarloTask,
  type TrialRun,
} from '@modalgain/study';

/** A part of all trials of a Monte Carlo. */
export type TrialPart = Required<Pick<TrialRun, 'trials' | 'range'>>;

/** The trials of one analysis, in parts that any number of workers may share. */
export interface TrialBench {
  readonly run: (part: TrialPart, progress?: (done: number, total: number) => void) => BootstrapReplicates;
  /** Holds all parts, in whatever order, against what the analysis states. */
  readonly conclude: (study: string, parts: readonly BootstrapReplicates[]) => MonteCarloDocument;
}

/** Puts a task on the bench: what all trials have in common is computed here. */
export function trialBench(task: MonteCarloTask): TrialBench {
  const run = trialRunner(task);
  return {
    run: (part, progress) => run({ ...part, ...(progress && { progress }) }),
    conclude: (study, parts) => concludeTrials(study, task, joinReplicates(parts)),
  };
}
