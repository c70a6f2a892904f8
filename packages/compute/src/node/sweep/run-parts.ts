import { InputError } from '@modalgain/numerics';
import type { Progress } from '@modalgain/study';
import { builtModule } from '../built-module.js';
import { runOnThreads } from '../threads.js';
import type { ComputedPart } from './compute-part.js';
import type { PartTask } from './worker.js';

/** What became of the parts of a run. */
export interface RunOutcome {
  readonly computed: number;
  /** Parts whose worker died twice, with the reason. */
  readonly lost: readonly { readonly part: number; readonly why: string }[];
}

/**
 * Computes parts of a run on worker threads.
 *
 * @throws InputError where a part cannot be computed for a reason that all share; AbortError when cancelled: finished parts stay
 */
export async function runParts(request: {
  readonly folder: string;
  readonly parts: readonly number[];
  /** Of the whole run, for the progress. */
  readonly partCount: number;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}): Promise<RunOutcome> {
  const { folder, parts, partCount, threads, signal, progress } = request;
  const lost: { part: number; why: string }[] = [];
  let computed = 0;
  const before = partCount - parts.length;
  await runOnThreads<PartTask, ComputedPart>({
    module: builtModule('node/sweep/worker.js'),
    exported: 'partOnThread',
    tasks: tasksOf(folder, parts),
    threads,
    signal,
    done: (outcome, { part }) => {
      if (outcome.kind === 'problem') throw new InputError(outcome.problem.message, outcome.problem.place);
      if (outcome.kind === 'lost') lost.push({ part, why: outcome.why });
      else computed += 1;
      progress?.({
        done: before + computed + lost.length,
        total: partCount,
        what: `part ${before + computed + lost.length} of ${partCount}`,
      });
    },
  });
  return { computed, lost };
}

function* tasksOf(folder: string, parts: readonly number[]): Generator<PartTask> {
  for (const part of parts) yield { folder, part };
}
