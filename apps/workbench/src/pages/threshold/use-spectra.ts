import type { Outcome, ThresholdSpectra } from '@modalgain/compute';
import { useCallback, useEffect, useState } from 'react';
import { lazyWorker } from '../../engine/start-worker';
import type { FinishedAnalysis } from '../../model/study-store';
import type { ThresholdWorker } from '../../workers/threshold.worker';
import { problemOf, reasonOf } from '../../model/problem-of';
import { filmFilesOf } from '../../model/film-files';

type Answer = Outcome<ThresholdSpectra | undefined>;

/** The spectra of a film's threshold series: read, on their way, or given up. */
export interface ReadSpectra {
  readonly answer: Answer | null;
  readonly isReading: boolean;
  readonly cancel: () => void;
  readonly readAgain: () => void;
}

const worker = lazyWorker<ThresholdWorker>(
  () => new Worker(new URL('../../workers/threshold.worker.ts', import.meta.url), { type: 'module' }),
);

/** The spectra as they were analysed, taken apart. A film that is left while they are read ends the reading. */
export function useThresholdSpectra(finished: FinishedAnalysis, film: string): ReadSpectra {
  const [read, setRead] = useState<{ finished: FinishedAnalysis; film: string; answer: Answer }>();
  const [cancelled, setCancelled] = useState<FinishedAnalysis>();
  const isCancelled = cancelled === finished;
  useEffect(() => {
    if (isCancelled) return undefined;
    let isPending = true;
    const take = (answer: Answer): void => {
      if (!isPending) return;
      isPending = false;
      setRead({ finished, film, answer });
    };
    worker
      .call()
      .spectra(filmFilesOf(finished.of, film, finished.results))
      .then(take, (error: unknown) => {
        worker.stop();
        take(notRead(film, error));
      });
    return () => {
      if (isPending) worker.stop();
      isPending = false;
    };
  }, [finished, film, isCancelled]);
  const answer = read?.film === film && read.finished === finished ? read.answer : null;
  return {
    answer,
    isReading: answer === null && !isCancelled,
    cancel: useCallback(() => setCancelled(finished), [finished]),
    readAgain: useCallback(() => setCancelled(undefined), []),
  };
}

/** A worker that died: said, so that the page does not wait for it. */
function notRead(film: string, error: unknown): Answer {
  const message = `The spectra of ${film} could not be read (${reasonOf(error)}); reload the page to try again.`;
  return { kind: 'problem', problem: problemOf(message) };
}
