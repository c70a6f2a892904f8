import type { Outcome } from '@modalgain/compute';
import type { BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloDocument, MonteCarloTask } from '@modalgain/study';
import { proxy } from 'comlink';
import { startWorker, WorkerStopped, type RunningWorker } from '../../engine/start-worker';
import { studyFileName, type StudySnapshot } from '../../model/snapshot';
import type { TrialsWorker } from '../../workers/trials.worker';
import { askNextFilm, type Step } from './next-film-worker';

/** More would take memory and gain little on the machines that pages run on. */
const mostWorkers = 4;

let running: readonly RunningWorker<TrialsWorker>[] = [];

/** What is to be tried. */
export interface TrialsRequest {
  readonly study: Pick<StudySnapshot, 'text' | 'files'>;
  readonly trials: number;
  readonly onStep: (step: Step) => void;
  /** Whether it has not been stopped: what prepares a study goes on, since other views of the page need it as well. */
  readonly isWanted: () => boolean;
}

/**
 * Runs the trials of a study on a few workers; the study is analysed once for all questions of the page.
 *
 * @returns undefined where they were stopped
 */
export async function runTrials({
  study,
  trials,
  onStep,
  isWanted,
}: TrialsRequest): Promise<Outcome<MonteCarloDocument> | undefined> {
  const prepared = await askNextFilm(
    study,
    (call) => call.trialTask(),
    (step) => onStep({ ...step, what: `preparing: ${step.what}` }),
  );
  if (prepared?.kind !== 'ok') return prepared;
  if (!isWanted()) return undefined;
  try {
    return await onWorkers(prepared.value, trials, onStep);
  } catch (error) {
    if (error instanceof WorkerStopped) return undefined;
    throw error;
  }
}

/** Ends trials that are under way. */
export function stopTrials(): void {
  for (const worker of running) worker.stop();
  running = [];
}

async function onWorkers(
  task: MonteCarloTask,
  trials: number,
  onStep: (step: Step) => void,
): Promise<Outcome<MonteCarloDocument>> {
  const count = Math.min(navigator.hardwareConcurrency || 1, mostWorkers);
  const workers = Array.from({ length: count }, () =>
    startWorker<TrialsWorker>(
      () => new Worker(new URL('../../workers/trials.worker.ts', import.meta.url), { type: 'module' }),
      { rejectsWhenStopped: true },
    ),
  );
  running = workers;
  try {
    return await shared(workers, { task, trials, onStep });
  } finally {
    for (const worker of workers) worker.stop();
  }
}

/** The trials in as many parts as there are workers. */
async function shared(
  workers: readonly RunningWorker<TrialsWorker>[],
  { task, trials, onStep }: Pick<TrialsRequest, 'trials' | 'onStep'> & { readonly task: MonteCarloTask },
): Promise<Outcome<MonteCarloDocument>> {
  const count = workers.length;
  const done = workers.map(() => 0);
  const parts = await Promise.all(
    workers.map(async ({ call }, i): Promise<Outcome<BootstrapReplicates>> => {
      const opened = await call.open(task);
      if (opened.kind === 'problem') return opened;
      const range = { from: Math.floor((i * trials) / count), to: Math.floor(((i + 1) * trials) / count) };
      const progress = proxy((own: number) => {
        done[i] = own;
        const all = done.reduce((sum, each) => sum + each, 0);
        onStep({ done: all, total: trials, what: 'trials' });
      });
      return call.run({ trials, range }, progress);
    }),
  );
  const problem = parts.find((part) => part.kind === 'problem');
  if (problem) return problem;
  const values = parts.flatMap((part) => (part.kind === 'ok' ? [part.value] : []));
  const [first] = workers;
  return first.call.conclude(studyFileName, values);
}
