import type { GainTrial, ModelToTry } from '@modalgain/compute';
import { latestOnly } from '../../engine/latest-only';
import { lazyWorker } from '../../engine/start-worker';
import type { FinishedAnalysis } from '../../model/study-store';
import type { GainWorker } from '../../workers/gain.worker';

const createWorker = (): Worker =>
  new Worker(new URL('../../workers/gain.worker.ts', import.meta.url), { type: 'module' });

const worker = lazyWorker<GainWorker>(createWorker);

/** What can be tried on a finished study. */
export interface OpenBench {
  /** The study's own fit as a trial. */
  readonly own: GainTrial;
  readonly models: readonly ModelToTry[];
}

let opened: { readonly of: FinishedAnalysis; readonly bench: Promise<OpenBench | undefined> } | undefined;

/** Puts a study on the bench, once; undefined for one without a gain fit. */
export function openBench(finished: FinishedAnalysis): Promise<OpenBench | undefined> {
  if (opened?.of === finished) return opened.bench;
  const { results, gainInput } = finished;
  const bench = gainInput ? worker.call().open(results, gainInput) : Promise.resolve(undefined);
  opened = { of: finished, bench };
  return bench;
}

interface Request {
  readonly finished: FinishedAnalysis;
  readonly trial: GainTrial;
}

export const tryNewest = latestOnly(async ({ finished, trial }: Request) => {
  await openBench(finished);
  return worker.call().tryOut(trial);
});

export const densityNewest = latestOnly(
  async ({ finished, trial, film }: Request & { readonly film: string }) => {
    await openBench(finished);
    return worker.call().density(trial, film);
  },
);
