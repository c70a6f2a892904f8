import { availableParallelism } from 'node:os';
import { joinReplicates, type BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloTask, TrialRun } from '@modalgain/study';
import { Piscina } from 'piscina';
import type { TrialPart } from './worker.js';

/** So few that a bar moves and a cancelled run ends at once. */
const trialsPerPart = 10;

/**
 * The trials of a Monte Carlo on all cores. Which thread does what changes no number.
 *
 * @throws AbortError when `signal` is aborted
 */
export async function runTrialsOnThreads(
  task: MonteCarloTask,
  { trials, progress, signal }: Omit<TrialRun, 'range'>,
): Promise<BootstrapReplicates> {
  signal?.throwIfAborted();
  const parts = partsOf(trials);
  const pool = new Piscina<TrialPart, BootstrapReplicates>({
    // A named function of the module.
    name: 'runPart',
    filename: new URL('./worker.js', import.meta.url).href,
    workerData: task,
    maxThreads: Math.min(availableParallelism(), parts.length),
    minThreads: 1,
  });
  try {
    let done = 0;
    const run = async (part: TrialPart): Promise<BootstrapReplicates> => {
      const found = await pool.run(part, signal && { signal });
      done += part.range.to - part.range.from;
      progress?.(done, trials);
      return found;
    };
    return joinReplicates(await Promise.all(parts.map(run)));
  } catch (problem) {
    // The pool has an error of its own for a cancelled part.
    signal?.throwIfAborted();
    throw problem;
  } finally {
    await pool.destroy();
  }
}

function partsOf(trials: number): TrialPart[] {
  return Array.from({ length: Math.ceil(trials / trialsPerPart) }, (_, i) => ({
    trials,
    range: { from: i * trialsPerPart, to: Math.min((i + 1) * trialsPerPart, trials) },
  }));
}
