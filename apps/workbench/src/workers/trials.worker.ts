import { outcomeOf, trialBench, type TrialBench, type TrialPart } from '@modalgain/compute';
import type { BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloTask } from '@modalgain/study';
import { expose } from 'comlink';

let bench: TrialBench | undefined;

function opened(): TrialBench {
  if (bench) return bench;
  throw new Error('The worker of trials was asked before it had a task.');
}

const functions = {
  open: (task: MonteCarloTask) =>
    outcomeOf(() => {
      bench = trialBench(task);
    }),
  run: (part: TrialPart, progress: (done: number, total: number) => void) =>
    outcomeOf(() => opened().run(part, progress)),
  conclude: (study: string, parts: readonly BootstrapReplicates[]) =>
    outcomeOf(() => opened().conclude(study, parts)),
};

export type TrialsWorker = typeof functions;

expose(functions);
