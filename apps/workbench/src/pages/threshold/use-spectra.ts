import type { Outcome, ThresholdSpectra } from '@modalgain/compute';
import { useEffect, useState } from 'react';
import { latestOnly } from '../../engine/latest-only';
import { lazyWorker } from '../../engine/start-worker';
import type { FinishedAnalysis } from '../../model/study-store';
import type { ThresholdWorker } from '../../workers/threshold.worker';
import { filmFilesOf } from '../../model/film-files';

type Spectra = Outcome<ThresholdSpectra | undefined>;

const worker = lazyWorker<ThresholdWorker>(
  () => new Worker(new URL('../../workers/threshold.worker.ts', import.meta.url), { type: 'module' }),
);

const spectraNewest = latestOnly(({ finished, film }: { finished: FinishedAnalysis; film: string }) =>
  worker.call().spectra(filmFilesOf(finished.of, film, finished.results)),
);

/** The spectra of a film's threshold series as they were analysed, taken apart; null until they are read. */
export function useThresholdSpectra(finished: FinishedAnalysis, film: string): Spectra | null {
  const [read, setRead] = useState<{ finished: FinishedAnalysis; film: string; spectra: Spectra }>();
  useEffect(() => {
    let isWanted = true;
    void spectraNewest({ finished, film }).then((spectra) => {
      if (isWanted && spectra) setRead({ finished, film, spectra });
    });
    return () => {
      isWanted = false;
    };
  }, [finished, film]);
  return read?.film === film && read.finished === finished ? read.spectra : null;
}
