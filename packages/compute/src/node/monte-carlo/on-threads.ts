import { InputError, joinReplicates, type BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloTask, TrialRun } from '@modalgain/study';
import { builtModule } from '../built-module.js';
import { runOnThreads } from '../threads.js';
import type { TrialPart } from './worker.js';

/** So few that a bar moves. */
const trialsPerPart = 10;

/**
 * The trials of a Monte Carlo on all cores. Which thread does what changes no number.
 *
 * @throws AbortError when `signal` is aborted
 */
export async function runTrialsOnThreads(
  task: MonteCarloTask,
  { trials, threads, progress, signal }: Omit<TrialRun, 'range'> & { readonly threads?: number },
): Promise<BootstrapReplicates> {
  const parts: BootstrapReplicates[] = [];
  let done = 0;
  await runOnThreads<TrialPart, BootstrapReplicates>({
    module: builtModule('node/monte-carlo/worker.js'),
    exported: 'runTrialPart',
    shared: task,
    tasks: partsOf(trials),
    threads,
    signal,
    done: (outcome, { range }) => {
      if (outcome.kind === 'lost') throw new Error(`A thread of the trials died twice: ${outcome.why}`);
      if (outcome.kind === 'problem') throw new InputError(outcome.problem.sentence);
      parts.push(outcome.value);
      done += range.to - range.from;
      progress?.(done, trials);
    },
  });
  return joinReplicates(parts);
}

function partsOf(trials: number): TrialPart[] {
  return Array.from({ length: Math.ceil(trials / trialsPerPart) }, (_, i) => ({
    trials,
    range: { from: i * trialsPerPart, to: Math.min((i + 1) * trialsPerPart, trials) },
  }));
}
